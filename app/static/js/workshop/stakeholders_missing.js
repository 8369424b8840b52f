// Who must be there and is not: in words before the first vote and before signing, as seats on the stage.

import { cells } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { sentence } from '../shared/words.js';

const NAMED = 6; // of those who are missing; the rest are counted

export const isHere = ({ state }) => state === 'here';

export function seatsOf(party) {
  return room().stakeholders.filter((one) => one.represents === party).map((one) => ({ id: one.id, here: isHere(one) }));
}

export function missingWords() {
  const titles = room().stakeholders.filter((one) => !isHere(one)).map((one) => one.title);
  if (!titles.length) return '';
  const more = titles.length - NAMED;
  return `Still missing: ${sentence([...titles.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])])}.`;
}

// Nobody has voted on anything so far.
const untouched = () => [...cells(), ...Object.values(room().questions)].every((one) => !one.voted && (one.round || 1) === 1 && one.state !== 'decided');

export function missing() {
  return {
    get words() { return missingWords(); },
    get told() { return Boolean(this.words) && !room().signed && room().step !== 'stakeholders' && (room().chapter === 'sign-off' || untouched()); },
  };
}
