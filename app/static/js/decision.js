// Recording what the room decided: a party, one sentence, enter; and who keeps a t.b.d. promise.

import { cellAt, sizeOf } from './grid.js';
import { joined } from './parts.js';
import { LACKING, promising } from './promise.js';
import { VALUES, word } from './words.js';
import { cellKey, room } from './workshop.js';

const EMPTY = { accountable: '', rationale: '', executed: '', dissent: '', owner: '', due: '', step: '', waiver: '' };

export function decision() {
  return joined(promising, {
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
      this.clear();
    },
    clear() {
      this.form = { ...EMPTY };
      this.shown = false;
    },
  });
}
