// Revealing: where somebody has not voted, the first press says so and the second reveals.

import { missing } from './cell.js';
import { cellAt, places, same } from './grid.js';
import { counted } from './words.js';
import { room } from './workshop.js';

const ALL = 'all';
const AGAIN = 'not voted. Press again to reveal; they count as not cast.';

// How many people this place still waits for; none once its votes are out.
function lacking(place) {
  return cellAt(place.key).state === 'open' ? missing(place.key) : 0;
}

// How many cells `Reveal all` would reveal though somebody has not voted there.
function lackingAnywhere() {
  return places().filter((place) => cellAt(place.key).voted && lacking(place)).length;
}

function inFocus() {
  return places().find((one) => same(one, room().focus));
}

export const revealing = {
  armed: '', // the key of a cell, or all, once the warning is read

  reveal() {
    const place = inFocus();
    if (this.armed === place.key || !lacking(place)) this.ask('reveal');
    else this.armed = place.key;
  },
  revealAll() {
    if (this.armed === ALL || !lackingAnywhere()) this.all('reveal-all');
    else this.armed = ALL;
  },
  // Who voted meanwhile is not missing any more, and another cell has its own.
  get warning() {
    const here = this.armed && inFocus();
    const waiting = here && here.key === this.armed ? lacking(here) : 0;
    return waiting ? `${counted(waiting, 'person has', 'people have')} ${AGAIN}` : '';
  },
  get warningAll() {
    const cells = this.armed === ALL ? lackingAnywhere() : 0;
    return cells ? `In ${counted(cells, 'cell', 'cells')} somebody has ${AGAIN}` : '';
  },
};
