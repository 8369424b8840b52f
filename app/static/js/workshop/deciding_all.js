// Deciding many cells at once: what the votes agree on, and what the reference model says.

import { act } from '../console/act.js';
import { cells, places } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { agrees, agreesThinly } from './focus_order.js';

// A joined cell goes by the key of its first half; the server names both halves.
function sameCell(place, key) {
  return place.scope === 'both' ? key.split(':')[0] === place.process : key === place.key;
}

export function decidingAll() {
  return {
    get settled() { return cells().filter((one) => one.state === 'decided').length; },
    get left() { return cells().length - this.settled; },
    get agreed() { return cells().filter(agrees).length; },
    get thin() { return cells().filter(agreesThinly).length; },
    get thinWords() {
      return `${counted(this.thin, 'thin cell stays', 'thin cells stay')}: a party has not voted there.`;
    },
    get nearest() {
      const models = this.settled ? Object.keys(room().nearest) : [];
      // As everything on this page: a cell of joined scopes is one, and differs where either does.
      return models.map((model) => {
        const differing = places().filter((place) => room().nearest[model].differs.some((key) => sameCell(place, key))).length;
        return { model, text: `${this.settled - differing} of ${this.settled}` };
      });
    },
    takeAgreed() { act('take-agreed'); },
  };
}
