// Recording what the room decided: a party, one sentence, enter; and who keeps a t.b.d. promise.

import { cellAt, sizeOf } from './grid.js';
import { VALUES, word } from './words.js';
import { cellKey, room } from './workshop.js';

const EMPTY = { accountable: '', rationale: '', executed: '', dissent: '', owner: '', due: '', step: '', waiver: '' };
const LACKING = 'A promise has an owner and a date; without them, write why in the waiver.';

export function decision() {
  return {
    values: VALUES.map((value, index) => ({ value, name: word(value), key: String(index + 1) })),
    form: { ...EMPTY },
    drafts: {},
    shown: false,
    wrong: '',

    init() {
      this.$watch('key', (key, before) => {
        this.drafts[before] = this.form;
        this.form = this.drafts[key] || { ...EMPTY };
        this.shown = false;
        this.wrong = '';
      });
    },

    get key() { return cellKey(room().focus); },
    get now() { return cellAt(this.key); },
    get visible() { return this.now.state === 'revealed' || (this.shown && this.now.state === 'open'); },
    get tbd() { return this.form.accountable === 'tbd'; },
    get owes() { return room().workshop.state === 'live' && this.now.state === 'decided' && this.now.accountable === 'tbd'; },
    get asking() { return this.owes && (this.shown || (!this.now.promise && !this.now.waiver)); },
    get whole() { return Boolean(this.form.owner.trim() && this.form.due); },
    // Something of a promise, but neither all of it nor a waiver: it must not be dropped unsaid.
    get half() {
      const { owner, due, step, waiver } = this.form;
      return !this.whole && !waiver.trim() && Boolean(owner.trim() || due || step.trim());
    },
    // A party made accountable that nobody of it asked for: said beside the form, never forbidden.
    get override() {
      const party = this.form.accountable;
      if (!party || party === 'tbd' || !this.now.tally) return '';
      const own = Object.values(this.now.tally).reduce((sum, sides) => sum + (sides[party] || 0), 0);
      if (!own) return `Nobody from ${word(party)} has voted here. It will be recorded all the same.`;
      const willing = sizeOf({ own: (this.now.tally[party] || {})[party] || 0 });
      return willing ? '' : `Nobody from ${word(party)} chose ${word(party)}. It will be recorded all the same.`;
    },

    unfold() {
      this.shown = true;
      this.$nextTick(() => document.getElementById('accountable-it-ops').focus());
    },
    choose(value) {
      this.form.accountable = value;
      this.wrong = '';
      document.getElementById('rationale').focus();
    },
    place() { return { process: room().focus.process, scope: room().focus.scope }; },
    async record() {
      if (!this.form.accountable) {
        this.wrong = 'Choose who is accountable, with the keys 1 to 4.';
        return;
      }
      if (this.tbd && this.half) {
        this.wrong = LACKING;
        return;
      }
      const fields = { ...this.place(), accountable: this.form.accountable };
      if (this.form.rationale.trim()) fields.rationale = this.form.rationale.trim();
      if (this.form.executed.trim()) fields.executed_by = this.form.executed.trim();
      if (this.form.dissent.trim()) fields.dissent = this.form.dissent.trim();
      const key = this.key;
      const kept = { ...this.form };
      const answer = await room().ask('decide', fields, true);
      this.wrong = answer.why || '';
      if (answer.why) return;
      if (kept.accountable === 'tbd') await this.keep(kept, fields);
      delete this.drafts[key];
      if (this.key !== key) return;
      this.form = { ...EMPTY };
      this.shown = false;
    },
    // The promise and the waiver are asks of their own: a t.b.d. may be recorded before it has either.
    async keep(form, at) {
      const cell = { process: at.process, scope: at.scope };
      let answer = {};
      if (form.owner.trim() && form.due) {
        const promise = { ...cell, owner: form.owner.trim(), due: form.due };
        if (form.step.trim()) promise.next_step = form.step.trim();
        answer = await room().ask('promise', promise, true);
      } else if (form.waiver.trim()) answer = await room().ask('waive', { ...cell, why: form.waiver.trim() }, true);
      this.wrong = answer.why || '';
    },
    async keepNow() {
      this.wrong = this.whole || this.form.waiver.trim() ? '' : LACKING;
      if (this.wrong) return;
      await this.keep(this.form, this.place());
      if (this.wrong) return;
      this.form = { ...EMPTY };
      this.shown = false;
    },
  };
}
