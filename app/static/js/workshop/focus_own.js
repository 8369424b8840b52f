// A participant may look elsewhere than the room, and at one's own pace does so by itself.

import { Alpine } from '../shared/alpine.js';
import { same } from '../shared/grid.js';
import { pressed } from '../shared/matrix.js';
import { cellAt, cellKey, room } from '../shared/room.js';
import { toTheQuestion, toVote } from './questions_votes.js';

// At one's own pace the first cell without a vote comes up by itself; else we look with the room.
export const ownView = {
  get at() { return this.pick || (this.workshop.pace === 'own' && toVote()[0]) || this.focus; },
};

export function follow() {
  // A turn later: what Alpine has drawn already in this one, it would not draw again.
  Alpine.effect(() => {
    if (!cellKey(room().focus) || (room().workshop.pace === 'own' && toVote().length)) return;
    queueMicrotask(() => { room().pick = null; });
  });
  // What happens to the cell in view has to be seen, however far down one was reading.
  let before = '';
  Alpine.effect(() => {
    const { focus, workshop, at } = room();
    const { state, round } = cellAt(cellKey(focus));
    const now = [cellKey(focus), state, round, workshop.state].join(' ');
    if (before && before !== now && (same(at, focus) || workshop.state !== 'live')) scrollTo(0, 0);
    before = now;
  });
}

export function elsewhere() {
  return {
    get away() { return room().pick && room().focus && !same(room().at, room().focus); },
    back() { room().pick = null; },
    pick(event) {
      const place = pressed(event);
      if (!place) return;
      room().pick = place;
      toTheQuestion();
    },
  };
}
