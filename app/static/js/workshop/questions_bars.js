// Above so many people: bars in place of seats, one for each choice.

import { sizeOf } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { COUNTED } from '../shared/words.js';
import { noted, revealed } from './questions_seating.js';

const MANY = 60;

export function asBars(key) {
  const cell = cellAt(key);
  return room().crowd.all > MANY || (!cell.tally && cell.voters === null);
}

// Above sixty people: one bar for each choice, its parts in proportion, the counts beside it.
export function bars(key) {
  const cell = cellAt(key);
  if (!cell.tally) {
    const { voted = 0 } = cell;
    const { here: rest } = room().waiting[key] || { here: 0 };
    return [{ name: 'Voted', value: '', note: `${voted} of ${voted + rest}`, rest, parts: [{ party: 'voted', count: voted }] }];
  }
  const cast = Object.values(cell.tally).reduce((sum, parties) => sum + sizeOf(parties), 0);
  const all = Math.max(1, cast, cell.able || 0); // a full bar is everybody who could vote
  return revealed(key).map(({ value, name, mark, parties, advice }) => ({
    name, value, mark, note: noted({ advice, parties }), rest: all - sizeOf(parties),
    parts: COUNTED.filter((party) => parties[party]).map((party) => ({ party, count: parties[party] })),
  }));
}
