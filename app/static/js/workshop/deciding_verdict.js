// What was decided on the cell in view, and what had been before.

import { act, here } from '../console/act.js';
import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { word } from '../shared/words.js';
import { weight } from './deciding_weight.js';
import { inView } from './focus.js';

export function verdict() {
  return merged(inView, weight, {
    get decided() { return !this.question && this.now.state === 'decided'; },
    get accountable() { return word(this.now.accountable); },
    // What is said where no reason was given.
    get stands() {
      if (this.now.adopted) return 'taken from the reference model';
      return this.now.accountable === 'tbd' ? 'left open for now' : 'is accountable';
    },
    get promise() { return this.now.promise || {}; },
    get due() { return day(this.promise.due); },
    reopen() { act('reopen', here()); },
  });
}
