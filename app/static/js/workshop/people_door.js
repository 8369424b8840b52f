// How many are here, and whether the door is open to more.

import { room } from '../shared/room.js';
import { PARTIES, word } from '../shared/words.js';

const LISTED = 24; // as many names as the stage has room for

export function door() {
  return {
    get here() { return `${room().crowd.here} of ${room().crowd.all} here`; },
    get locked() { return Boolean(room().workshop.locked); },
    turnLock() { room().ask('lock-door', { locked: !this.locked }); },
  };
}

// Who came after the workshop was opened, by name and by party.
export function arrivals() {
  return {
    get names() { return room().people.filter((one) => one.role !== 'facilitator').slice(0, LISTED); },
    get parties() {
      const none = { here: 0, all: 0 };
      const sides = PARTIES.map((value) => ({ value, name: word(value), ...(room().crowd.by[value] || none) }));
      return sides.filter((one) => one.all);
    },
  };
}
