// How far each is at everybody's own pace, where people are named: on how many cells they have voted.

import { cells } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { talks } from './focus_overview.js';

// At everybody's own pace, until the room talks: on how many cells each has voted, of how many.
export function pathsOf() {
  const open = cells().filter((one) => one.state === 'open');
  const { pace, state } = room().workshop;
  const named = open.every((one) => one.voters); // of a crowd nobody is
  if (pace !== 'own' || state !== 'live' || room().overview || talks() || !open.length || !named) return null;
  return (person) => ({ voted: open.filter((one) => one.voters.includes(person.person)).length, all: open.length });
}

export function farOn({ voted, all }) {
  if (!voted) return 'idle';
  return voted < all ? 'onTheWay' : 'done';
}

// Said of who is here: of the others the name is what is looked for.
export function farWords(person, paths) {
  const { voted, all } = paths && person.here ? paths(person) : {};
  return voted && voted < all ? `${voted} of ${all}` : '';
}
