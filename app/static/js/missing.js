// Who has not voted where votes are about to be revealed, and the words that say so.

import { missing } from './cell.js';
import { cellAt } from './grid.js';
import { counted } from './words.js';

// How many people this place still waits for; none once its votes are out.
export function lacking(place) {
  return cellAt(place.key).state === 'open' ? missing(place.key) : 0;
}

// What `Reveal all` would reveal though somebody has not voted there.
export function lackingIn(all) {
  return all.filter((place) => cellAt(place.key).voted && lacking(place)).length;
}

export function warnsOfOne(waiting) {
  return `${counted(waiting, 'person has', 'people have')} not voted. Press again to reveal; they count as not cast.`;
}

export function warnsOfMany(cells) {
  return `In ${counted(cells, 'cell', 'cells')} somebody has not voted. Press again to reveal; they count as not cast.`;
}
