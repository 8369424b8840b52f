// The rows of the physical pass: one for each executor of a decided cell, and how many cells are done.

import { cellName, places } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { FIELDS } from './executing_paste.js';

export const EMPTY = Object.fromEntries(FIELDS.map((name) => [name, '']));

export const executorsOf = (key) => cellAt(key).executors || [];
export const decided = () => places().filter(({ key }) => cellAt(key).state === 'decided' && cellAt(key).accountable !== 'tbd');

// A row for each executor of a decided cell, and an empty one where there is none, or one `more` is wanted.
export function rowsOf(place, more) {
  const there = executorsOf(place.key);
  const told = there.length && !more ? there : [...there, { ...EMPTY, kind: 'internal' }];
  return told.map((one, nth) => ({ ...place, id: `${place.key} ${nth}`, cell: nth ? '' : cellName(place), name: cellName(place), told: one, was: there[nth] ? one.name : '' }));
}

// Whether somebody is there and can be reached.
const complete = (key) => executorsOf(key).some((one) => one.contact);

export function executingWords() {
  const all = decided();
  if (!all.length) return 'no cell is decided';
  return `${all.filter(({ key }) => complete(key)).length} of ${counted(all.length, 'cell', 'cells')}`;
}

// What people say of it on their phones: that it is right, or in a sentence what is not.
export function confirmedWords(key) {
  const told = cellAt(key).confirmed;
  if (!told) return '';
  const named = (id) => { const one = room().people.find(({ person }) => person === id); return one ? one.name : ''; };
  const said = told.says.map(({ person, text }) => [named(person), text].filter(Boolean).join(': '));
  return [told.right && `${counted(told.right, 'person says', 'people say')} it is right.`, ...said].filter(Boolean).join(' · ');
}

// Whoever is known by this name already, on any cell.
export function knownAs(name) {
  const looks = name.trim().toLowerCase();
  return places().flatMap(({ key }) => executorsOf(key)).find((one) => one.name.toLowerCase() === looks) || null;
}
