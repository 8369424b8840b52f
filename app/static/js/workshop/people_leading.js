// Who leads, and what becomes of that when the laptop fails.

import { merged } from '../shared/merged.js';
import { recall, remember } from '../shared/remember.js';
import { room } from '../shared/room.js';
import { otherDevice } from '../shared/other_device.js';

const leaders = () => room().people.filter((one) => one.role === 'facilitator');

// Offered once, when the first person has come in: a laptop that fails must not take the lead with it.
export function spare() {
  const place = `remit:${document.body.dataset.code}:spare`;
  return merged(otherDevice(), {
    over: Boolean(recall(place)),
    get offered() {
      return room().acts && !this.over && leaders().length < 2 && room().crowd.all > 1;
    },
    leave() {
      this.over = true;
      remember(place, 'offered');
    },
    async take() {
      remember(place, 'offered');
      await this.fetchLink();
    },
  });
}

// Who leads, by name, and whom an operator let in.
export function leading() {
  return {
    get all() {
      return leaders().map((one, index, all) => ({
        ...one, after: `${one.appointed ? ' (let in by an operator)' : ''}${index < all.length - 1 ? ', ' : '.'}`,
      }));
    },
  };
}
