// The eight areas of readiness at once, when all of them are out: three heaps by party in each row.

import { askedOf, READINESS } from '../shared/asked.js';
import { sizeOf } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { choicesOf, counted, PARTIES } from '../shared/words.js';
import { sidesDiffer } from './questions_asked.js';

const MANY = 12; // marks in one heap; more are a number

// The marks of a heap, party by party, or how many they are.
function heap(parties) {
  if (sizeOf(parties) > MANY) return [];
  return PARTIES.flatMap((party) => Array.from({ length: parties[party] || 0 }, (_, at) => ({ party, key: `${party}-${at}` })));
}

function row(question) {
  const { tally } = cellAt(question);
  const heaps = choicesOf(question).filter(({ value }) => value !== 'abstain').map(({ value, name }) => {
    const parties = tally[value] || {};
    return { value, name, count: sizeOf(parties), marks: heap(parties) };
  });
  return { question, name: askedOf(question).name, heaps, differ: sidesDiffer(tally) };
}

// Whether the room is through with them: then they are looked at as a whole.
export function listed({ asking }) {
  return Boolean(asking) && READINESS.includes(asking.question) && READINESS.every((one) => cellAt(one).tally);
}

export function areas() {
  return {
    get all() { return listed(room()); },
    get choices() { return choicesOf(READINESS[0]).filter(({ value }) => value !== 'abstain'); },
    get says() {
      const apart = this.rows.filter((one) => one.differ).length;
      return apart ? `In ${counted(apart, 'area', 'areas')} of ${READINESS.length} the sides differ.` : 'The sides differ in none of them.';
    },
    get rows() { return this.all ? READINESS.map(row) : []; },
  };
}
