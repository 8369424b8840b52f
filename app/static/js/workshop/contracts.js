// The contract register: who holds each contract, until when; what is held elsewhere is an open point.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted, PARTIES, word } from '../shared/words.js';
import { unfolding, writing } from '../shared/writing.js';
import { contractTold, uncontracted } from './ambition_registered.js';
import { reading } from './registers.js';

const EMPTY = { reference: '', vendor: '', covers: '', holder: 'it-ops', engaged_by: '', starts: '', ends: '', notice: '', exit_plan: '' };

export function contracts() {
  const form = writing('record-contract', EMPTY, ['reference', 'vendor', 'covers']);
  return merged(reading, form, unfolding('contract-reference'), {
    register: 'contracts',
    holders: [...PARTIES, 'tbd'].map((value) => ({ value, name: word(value) })),

    init() { this.keepForm(); },
    get list() {
      const all = this.newestFirst.map(contractTold);
      return [...all.filter((one) => one.open), ...all.filter((one) => !one.open)];
    },
    get lacking() { return uncontracted(); },
    get points() { return this.list.filter((one) => one.open).length + this.lacking.length; },
    get words() {
      const all = room().registers.contracts || 0;
      return `${counted(all, 'contract', 'contracts')}${this.points ? `, ${counted(this.points, 'open point', 'open points')}` : ''}`;
    },
    add(vendor) {
      this.begin(null, { vendor }, vendor);
      this.unfold();
    },
    async record() { if (await this.send()) this.shown = false; },
  });
}
