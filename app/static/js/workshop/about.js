// What the workshop is about: the service in words, and whether its scopes stand apart.

import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { signatories } from '../shared/signatories.js';
import { nameRule } from './naming.js';
import { rehearsal } from './rehearsing.js';

// As the workshop has it, or as a form has it: vendors are written with commas between.
export function written({ service, description, business_function: area, vendors }) {
  const named = (vendors || []).join(', ');
  return { service, description: description || '', business_function: area || '', vendors: named };
}

export function read(form) {
  return { ...form, vendors: form.vendors.split(',').map((name) => name.trim()).filter(Boolean) };
}

export function about() {
  return merged(dialog, nameRule, rehearsal, signatories, {
    form: { service: '', description: '', business_function: '', vendors: '' },
    wrong: '',
    saved: '',

    load() {
      this.form = written(room().workshop);
      this.loadNames();
      this.loadRule();
      this.wrong = '';
      this.saved = '';
    },
    async save() {
      const answers = [await room().ask('describe', read(this.form), true), ...await this.saveNames(), ...await this.saveRule()];
      this.wrong = answers.map((answer) => answer.why || '').filter(Boolean).join(' ');
      this.saved = this.wrong ? '' : 'Saved.';
    },
    takeApart() { room().ask('take-apart', {}); },
  });
}
