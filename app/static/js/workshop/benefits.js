// What the business expects of operating it: how and by when each is validated, and later what came of it.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { unfolding, writing } from '../shared/writing.js';
import { benefitTold } from './ambition_registered.js';
import { reading, seenWith } from './registers.js';

const EMPTY = { benefit: '', validation: '', by: '' };
const WANTED = 2; // that the business writes down before it operates anything

export function benefits() {
  const form = writing('expect-benefit', EMPTY, ['benefit', 'validation', 'by']);
  return merged(reading, form, unfolding('benefit-benefit'), {
    register: 'benefits',
    judged: '', // the one that is being judged
    evidence: '',
    judgedWrong: '',

    init() { this.keepForm(); },
    get list() { return this.newestFirst.map(benefitTold); },
    get words() {
      const all = room().registers.benefits || 0;
      const left = WANTED - all;
      return `${counted(all, 'benefit', 'benefits')} expected${left > 0 ? `, ${left} more to write down` : ''}`;
    },
    add() {
      this.begin();
      this.unfold();
    },
    async expect() { if (await this.send()) this.shown = false; },
    judge(one) { Object.assign(this, { judged: this.judged === one.id ? '' : one.id, evidence: '', judgedWrong: '' }); },
    async found(one, outcome) {
      const fields = { benefit: one.id, outcome, evidence: this.evidence.trim(), ...seenWith(one) };
      const answer = await room().ask('judge-benefit', fields, true);
      this.judgedWrong = answer.why || '';
      if (!answer.why) this.judged = '';
    },
  });
}
