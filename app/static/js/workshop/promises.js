// A t.b.d. is a promise: an owner and a date, or a waiver that says why there is none.

import { here } from '../console/act.js';
import { room } from '../shared/room.js';

export const LACKING = 'A promise has an owner and a date; without them, write why in the waiver.';

export const promising = {
  get owes() { return !room().signed && this.now.state === 'decided' && this.now.accountable === 'tbd'; },
  get asking() { return this.owes && (this.shown || (!this.now.promise && !this.now.waiver)); },
  get whole() { return Boolean(this.form.owner.trim() && this.form.due); },
  // Something of a promise, but neither all of it nor a waiver: it must not be dropped unsaid.
  get half() {
    const { owner, due, step, waiver } = this.form;
    return !this.whole && !waiver.trim() && Boolean(owner.trim() || due || step.trim());
  },

  // What a t.b.d. asks for comes into sight; the field one writes in stays there, and has the focus.
  show() {
    ['waiver', 'rationale'].forEach((id) => document.getElementById(id).scrollIntoView({ block: 'nearest' }));
  },

  // The promise and the waiver are asks of their own: a t.b.d. may be recorded before it has either.
  async keep(form, at, seen = {}) {
    const cell = { process: at.process, scope: at.scope, ...seen };
    let answer = {};
    if (form.owner.trim() && form.due) {
      const promise = { ...cell, owner: form.owner.trim(), due: form.due };
      if (form.step.trim()) promise.next_step = form.step.trim();
      answer = await room().ask('promise', promise, true);
    } else if (form.waiver.trim()) answer = await room().ask('waive', { ...cell, why: form.waiver.trim() }, true);
    this.wrong = answer.why || '';
  },
  // Written whole, and left for something else: nobody would think it lost.
  leave({ currentTarget, relatedTarget }) {
    if (this.whole && !currentTarget.contains(relatedTarget)) this.keepNow();
  },
  async keepNow() {
    this.wrong = this.whole || this.form.waiver.trim() ? '' : LACKING;
    if (this.wrong) return;
    await this.keep(this.form, here());
    if (this.wrong) return;
    this.clear();
  },
};
