// What surrounds the matrix: the workshop's details, who signs, parked topics, links to hand out.

import { call } from './api.js';
import { OFFICES } from './words.js';
import { room } from './workshop.js';

export function details() {
  return {
    form: { service: '', description: '', business_function: '', vendors: '' },
    names: {},
    before: {}, // who signed when this was opened
    wrong: '',
    saved: '',

    load() {
      const { service, description, business_function: area, vendors } = room().workshop;
      const named = (vendors || []).join(', ');
      this.form = { service, description: description || '', business_function: area || '', vendors: named };
      this.names = Object.fromEntries(room().signatories.map((one) => [one.signatory, one.name]));
      this.before = { ...this.names };
      this.wrong = '';
      this.saved = '';
    },
    get offices() { return Object.keys(OFFICES).map((value) => ({ value, name: OFFICES[value] })); },
    async save() {
      const vendors = this.form.vendors.split(',').map((name) => name.trim()).filter(Boolean);
      const answers = [await room().ask('describe', { ...this.form, vendors }, true)];
      for (const signatory of Object.keys(OFFICES)) {
        const name = (this.names[signatory] || '').trim();
        // Only what was changed here: a name somebody else wrote meanwhile stays.
        if (name === (this.before[signatory] || '')) continue;
        const answer = await room().ask('name-signatory', { signatory, name }, true);
        if (!answer.why) this.before[signatory] = name;
        answers.push(answer);
      }
      this.wrong = answers.map((answer) => answer.why || '').filter(Boolean).join(' ');
      this.saved = this.wrong ? '' : 'Saved.';
    },
    takeApart() { room().ask('take-apart', {}); },
  };
}

export function parking() {
  return {
    text: '',
    async park() {
      if (!this.text.trim()) return;
      const answer = await room().ask('park', { text: this.text.trim() });
      if (!answer.why) this.text = '';
    },
    unpark(topic) { room().ask('unpark', { topic }); },
  };
}

// A link with a key is copied, never drawn, unless there is no clipboard to copy it to.
export function otherDevice() {
  return {
    wrong: '',
    async fetchLink() {
      const answer = await call('POST', `/api/workshops/${room().workshop.code}/keys`, {});
      this.wrong = answer.why || '';
      if (answer.link) this.copy(new URL(answer.link, location.href).href, 'Link for your other device');
    },
  };
}
