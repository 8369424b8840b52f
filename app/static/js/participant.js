// Entry of a participant's page: join, one question, the matrix, and what came of it.

import { Alpine } from './alpine.js';
import { ballot } from './ballot.js';
import { cell } from './cell.js';
import { closing } from './closing.js';
import { copier } from './copy.js';
import { otherDevice } from './details.js';
import { comeBack, connection, door } from './door.js';
import { duties } from './duties.js';
import { cellAt, same } from './grid.js';
import { pressed } from './matrix.js';
import { timer } from './timer.js';
import { toTheQuestion, toVote } from './votes.js';
import { begin, start } from './opening.js';
import { cellKey, room } from './workshop.js';

const parts = { ballot, cell, closing, connection, copier, door, duties, otherDevice, timer };
Object.keys(parts).forEach((name) => Alpine.data(name, parts[name]));

Alpine.data('map', () => ({
  pick(event) {
    const place = pressed(event);
    if (!place) return;
    room().pick = place;
    toTheQuestion();
  },
}));

if (begin('participant')) {
  // At one's own pace the first cell without a vote comes up by itself; else we look with the room.
  room().look = () => room().pick || (room().workshop.pace === 'own' && toVote()[0]) || room().focus;
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
start();
comeBack();
