// The facilitator's agenda: a press on a cell, or the next and the one before, leads the room there.

import { act } from '../console/act.js';
import { cells, same } from '../shared/grid.js';
import { pressed } from '../shared/matrix.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { inView } from './focus.js';
import { before, groups, isSorted, nextOpen } from './focus_order.js';

async function lead(place) {
  room().asked = place;
  const answer = await act('focus', { process: place.process, scope: place.scope });
  if (answer.why) room().asked = null;
}

export function ordering() {
  return {
    get sorted() { return isSorted(); },
    get left() {
      const left = cells().filter((one) => one.state !== 'decided').length;
      return left ? `${counted(left, 'cell', 'cells')} to decide` : 'All decided';
    },
    turn() { room().order = isSorted() ? 'matrix' : 'sorted'; },
  };
}

export function agenda() {
  return {
    init() {
      this.$watch('sorted', (sorted) => { if (sorted) room().order = 'sorted'; });
      this.$watch('$store.room.focus', (focus) => { if (same(focus, room().asked)) room().asked = null; });
    },
    get sorted() { return isSorted(); },
    get groups() { return groups(); },
    go(place) { lead(place); },
    pick(event) {
      if (pressed(event)) lead(pressed(event));
    },
  };
}

export function steps() {
  return merged(inView, {
    get whole() { return room().whole; },
    back() { lead(before()); },
    next() {
      if (nextOpen()) lead(nextOpen());
    },
  });
}
