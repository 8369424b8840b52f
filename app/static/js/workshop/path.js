// Now and target: who does a cell today, and what changes hands, in the order of its dates.

import { here } from '../console/act.js';
import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted, VALUES, word } from '../shared/words.js';
import { inView } from './focus.js';
import { moving, steps } from './path_steps.js';

const EMPTY = { accountable: '', changes_on: '', condition: '' };

export function path() {
  return {
    get steps() { return steps(); },
    get words() {
      const { length } = moving();
      return length ? `${counted(length, 'cell changes', 'cells change')} hands` : 'Now and target';
    },
  };
}

// In the panel of a cell, folded away.
export function today() {
  return merged(inView, {
    form: { ...EMPTY },
    wrong: '',
    saved: '',
    values: VALUES.map((value) => ({ value, name: word(value) })),

    init() {
      this.load();
      this.$watch('key', () => { this.load(); this.saved = ''; });
      this.$watch('stands', () => this.load());
    },
    get stands() { return JSON.stringify(this.now.today || null); },
    get words() {
      const { accountable, changes_on: on } = this.now.today || {};
      if (!accountable) return 'Who does it today?';
      return `Today: ${word(accountable)}${on ? `, changes ${day(on)}` : ''}`;
    },
    load() { Object.assign(this, { form: { ...EMPTY, ...this.now.today }, wrong: '' }); },
    async set() {
      const { accountable, changes_on: on, condition } = this.form;
      this.wrong = accountable ? '' : 'Choose who answers for it today.';
      if (this.wrong) return;
      const fields = { ...here(), accountable, ...(on && { changes_on: on }), ...(condition.trim() && { condition: condition.trim() }) };
      const answer = await room().ask('set-today', fields, true);
      this.wrong = answer.why || '';
      this.saved = answer.why ? '' : 'Saved.';
    },
  });
}
