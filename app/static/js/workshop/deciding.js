// Recording what the room decided: a party, one sentence, enter; and who keeps a t.b.d. promise.

import { here } from '../console/act.js';
import { draftOf, keepDraft } from '../shared/drafts.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { VALUES, word } from '../shared/words.js';
import { againstVotes } from './deciding_weight.js';
import { inView } from './focus.js';
import { LACKING, promising } from './promises.js';

const EMPTY = { accountable: '', rationale: '', executed: '', dissent: '', owner: '', due: '', step: '', waiver: '' };

// A decision against the votes, or for a party that has not voted: said beside the form, never forbidden.
export function overrides(party, tally) {
  if (!party || !tally) return '';
  const why = againstVotes(party, tally);
  if (why) return `${why} It will be recorded all the same, as an override.`;
  const own = Object.values(tally).some((sides) => sides[party]);
  return own || party === 'tbd' ? '' : `Nobody from ${word(party)} has voted here. It will be recorded all the same, as thin.`;
}

// What a decision is asked with: fields left empty are not sent.
function asked(form) {
  const fields = { ...here(), accountable: form.accountable };
  if (form.rationale.trim()) fields.rationale = form.rationale.trim();
  if (form.executed.trim()) fields.executed_by = form.executed.trim();
  if (form.dissent.trim()) fields.dissent = form.dissent.trim();
  return fields;
}

const named = (key) => `decision:${key}`;
const draft = (key) => draftOf(named(key)) || { ...EMPTY };
const filled = (form) => Object.values(form).some(Boolean);

export function deciding() {
  return merged(inView, promising, {
    values: VALUES.map((value, index) => ({ value, name: word(value), key: String(index + 1) })),
    form: { ...EMPTY },
    shown: false,
    wrong: '',

    init() {
      this.form = draft(this.key);
      this.$watch('form', (form) => keepDraft(named(this.key), filled(form) && form));
      this.$watch('key', (key) => {
        this.form = draft(key);
        this.shown = false;
        this.wrong = '';
      });
      // What was taken back can be recorded again, or otherwise: its words were work.
      this.$watch('$store.room.returned', (returned) => {
        Object.keys(returned).forEach((key) => keepDraft(named(key), returned[key]));
        if (!returned[this.key]) return;
        this.form = returned[this.key];
        this.shown = true;
      });
    },

    get visible() { return this.said || (this.shown && !this.decided); },
    get said() { return this.revealed && !this.compared; }, // at least by party
    get tbd() { return this.form.accountable === 'tbd'; },
    get override() { return overrides(this.form.accountable, this.now.tally); },

    unfold() {
      this.shown = true;
      this.$nextTick(() => {
        const first = document.getElementById('accountable-it-ops');
        // Quick hands have chosen by now, and write: their keys must not become presses.
        if (first && !first.form.contains(document.activeElement)) first.focus();
      });
    },
    choose(value) {
      this.form.accountable = value;
      this.wrong = '';
      document.getElementById('rationale').focus();
      if (this.tbd) this.$nextTick(() => this.show());
    },
    async record() {
      this.wrong = this.form.accountable ? '' : 'Choose who is accountable, with the keys 1 to 4.';
      if (!this.wrong && this.tbd && this.half) this.wrong = LACKING;
      if (this.wrong) return;
      const fields = asked(this.form);
      const key = this.key;
      const kept = { ...this.form };
      const answer = await room().ask('decide', fields, true);
      this.wrong = answer.why || '';
      if (answer.why) return;
      if (kept.accountable === 'tbd') await this.keep(kept, fields, { seen: answer.seq });
      keepDraft(named(key));
      if (this.key !== key) return;
      this.clear();
    },
    clear() {
      this.form = { ...EMPTY };
      this.shown = false;
    },
  });
}
