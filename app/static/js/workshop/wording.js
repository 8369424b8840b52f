// How a process is put to the room: mended for this workshop, in the panel of a cell, folded away.

import { entryAt } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { publishedOf } from '../shared/processes.js';
import { room } from '../shared/room.js';
import { inView } from './focus.js';

const PARTS = ['name', 'means', 'question', 'case'];

export function wording() {
  return merged(inView, {
    form: {},
    wrong: '',
    saved: '',

    init() {
      this.load();
      this.$watch('stands', () => this.load());
      this.$watch('key', () => { this.saved = ''; });
    },
    get process() { return this.key.split(':')[0]; },
    get stands() { return JSON.stringify([this.process, room().wording[this.process]]); },
    get words() { return room().wording[this.process] ? 'Worded for this workshop' : 'Mend the wording'; },
    load() {
      const entry = entryAt(room().at);
      this.form = Object.fromEntries(PARTS.map((part) => [part, entry[part] || '']));
      this.wrong = '';
    },
    // As it was published is told by nothing, so that it goes on with what is published.
    async mend() {
      const published = publishedOf(this.process) || {};
      const texts = PARTS.map((part) => [part, this.form[part].trim()]);
      const told = Object.fromEntries(texts.map(([part, text]) => [part, text === published[part] ? '' : text]));
      const answer = await room().ask('reword', { process: this.process, ...told }, true);
      this.wrong = answer.why || '';
      this.saved = answer.why ? '' : 'Saved.';
    },
  });
}
