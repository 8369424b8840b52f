// Gaps and what becomes of each: a risk in one press, a promise with an owner and a day.

import { room } from '../shared/room.js';
import { titled } from './risks_offered.js';

const STATES = { open: '', promise: 'promised', risk: 'kept as a risk' };

// A part for a component that tells of a case.
export const gapsOf = {
  promising: '', // the gap a promise is written for
  owner: '',
  due: '',
  wrong: '',

  told(number, gaps) {
    return gaps.map((gap) => {
      const key = `${number} ${gap.process} ${gap.scope} ${gap.rule}`;
      return { ...gap, case: number, key, became: STATES[gap.state], made: gap.state !== 'open', promises: this.promising === key };
    });
  },
  async keepAsRisk(gap) {
    const { at, gaps, title } = room().cases.find((one) => one.id === gap.case);
    const { process, scope } = gap;
    // A risk is of the cell, and so of all its gaps.
    const says = gaps.filter((one) => one.process === process && one.scope === scope).map((one) => one.says).join(' ');
    const words = { title: titled(gap.says), category: 'continuity', consequence: `${title}, ${at}: ${says || gap.says}` };
    const answer = await room().ask('write-risk', { ...words, process, scope, case: gap.case }, true);
    this.wrong = answer.why || '';
  },
  begin(gap) {
    Object.assign(this, { promising: this.promising === gap.key ? '' : gap.key, wrong: '' });
    this.$nextTick(() => (document.getElementById('gap-owner') || document.body).focus());
  },
  async promise(gap) {
    const { owner, due } = this;
    this.wrong = owner.trim() && due ? '' : 'A promise has an owner and a date.';
    if (this.wrong) return;
    const { process, scope } = gap;
    const told = { process, scope, owner: owner.trim(), due, next_step: gap.mends || gap.says, case: gap.case };
    const answer = await room().ask('promise', told, true);
    this.wrong = answer.why || '';
    if (!answer.why) Object.assign(this, { promising: '', owner: '', due: '' });
  },
};
