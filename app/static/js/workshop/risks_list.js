// The risks of the workshop as the console lists them, newest first, and which one is looked at.

import { merged } from '../shared/merged.js';
import { open, opens } from '../shared/opened.js';
import { noting } from './noting.js';
import { reading } from './registers.js';
import { riskTold, risksWords } from './risks.js';

export function risks() {
  return merged(reading, noting, {
    register: 'risks',

    get list() { return this.newestFirst.map((one) => ({ ...riskTold(one), here: one.id === opens('risk') })); },
    // The one in view; without an id the one that was written last.
    get risk() {
      const id = opens('risk');
      return riskTold(id === null ? null : id ? this.itemAt(id) : this.listed.at(-1));
    },
    get words() { return risksWords(); },
    look() { return this.readWhole(this.risk.id); },
    show(one) { open('risk', one.id); },
    write() { open('writing'); },
    anew() { open('writing', this.risk.id); },
  });
}
