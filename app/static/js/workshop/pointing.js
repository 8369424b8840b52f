// Who points at whom: of how many cells each party names which, by the votes that are out.

import { room } from '../shared/room.js';
import { counted, ended, PARTIES, word } from '../shared/words.js';

const NAMED = ['business', 'it-ops', 'it-delivery'];

function row(party) {
  const told = room().points[party] || {};
  const most = Math.max(1, ...Object.values(room().points).flatMap((one) => Object.values(one)));
  const cells = NAMED.map((named) => {
    const count = told[named] || 0;
    return { named, count, own: named === party, size: `${(0.6 + 1.4 * Math.sqrt(count / most)).toFixed(2)}em` };
  });
  return { party, name: word(party), cells };
}

// Two that name each other, on most cells together; else the one that names another most often.
function says() {
  const { points } = room();
  const names = (one, other) => (points[one] || {})[other] || 0;
  const pairs = NAMED.flatMap((one, at) => NAMED.slice(at + 1).map((other) => [one, other]));
  const mutual = pairs.filter(([one, other]) => names(one, other) && names(other, one))
    .sort((a, b) => names(...b) + names(b[1], b[0]) - names(...a) - names(a[1], a[0]))[0];
  if (mutual) {
    const [one, other] = mutual;
    return `${word(one)} names ${word(other)} on ${counted(names(one, other), 'cell', 'cells')}, ${word(other)} names ${word(one)} on ${names(other, one)}.`;
  }
  const away = Object.keys(points).flatMap((one) => NAMED.filter((other) => other !== one).map((other) => [one, other]))
    .sort((a, b) => names(...b) - names(...a))[0];
  return away && names(...away) ? ended(`${word(away[0])} names ${word(away[1])} on ${counted(names(...away), 'cell', 'cells')}`) : 'Each party names itself alone.';
}

export function pointing() {
  return {
    get rows() { return PARTIES.filter((party) => Object.values(room().points[party] || {}).some(Boolean)).map(row); },
    get any() { return this.rows.length > 0; },
    get says() { return this.any ? says() : ''; },
    named: NAMED.map((value) => ({ value, name: word(value) })),
  };
}
