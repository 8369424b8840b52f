// The order of the agenda: as published, or with disagreement on top; and what comes next in it.

import { cells, differs, face, places, same } from '../shared/grid.js';
import { entryOf } from '../shared/processes.js';
import { cellAt, room } from '../shared/room.js';
import { scopeWord } from '../shared/words.js';

const agreed = (cell) => cell.state === 'revealed' && cell.pattern === 'agreed';
// What can be taken in one go, and what a party has not spoken on yet: that is decided by itself.
export const agrees = (cell) => agreed(cell) && !cell.thin;
export const agreesThinly = (cell) => agreed(cell) && cell.thin;

const GROUPS = [
  ['Talk about these', differs],
  ['Agreed thinly: who has not spoken?', agreesThinly],
  ['Agreed, to be recorded', agrees],
  ['Not revealed yet', (cell) => cell.state === 'open'],
  ['Decided', (cell) => cell.state === 'decided'],
];
const WORST_FIRST = ['orphaned', 'contested', 'split', 'unclear', null, 'agreed'];

function listed(place) {
  const cell = cellAt(place.key);
  const rank = WORST_FIRST.indexOf(cell.pattern || null);
  const signs = `${cell.thin ? '~' : ''}${cell.override ? '≠' : ''}`;
  return { ...face(place), cell, rank, signs, name: entryOf(place.process).name, scopeName: scopeWord(place.scope) };
}

// Several cells revealed means pre-work: then the room talks about what differs, worst first, and
// it stays so when what agrees has been taken.
export function isSorted() {
  const { order, workshop } = room();
  if (order) return order === 'sorted';
  if (workshop.pace === 'own') return cells().some((one) => one.tally);
  return cells().filter((one) => one.state === 'revealed').length > 2;
}

export function groups() {
  const all = places().map(listed);
  return GROUPS.map(([name, fits]) => ({
    name, items: all.filter((item) => fits(item.cell)).sort((a, b) => a.rank - b.rank),
  })).filter((group) => group.items.length);
}

// Every cell, with the one after where we are, or are going, in front.
export function ahead() {
  const order = isSorted() || room().whole ? groups().flatMap((group) => group.items) : places();
  const start = order.findIndex((place) => same(place, room().asked || room().at)) + 1;
  return order.slice(start).concat(order.slice(0, start));
}

export function nextOpen() {
  return ahead().find((place) => cellAt(place.key).state !== 'decided');
}

export function before() {
  const order = ahead();
  return room().asked || room().at ? order[order.length - 2] : order[0];
}
