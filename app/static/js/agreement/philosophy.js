// The relationship philosophy: one text that both sides write; of two written at once neither is lost.

import { draftOf, keepDraft } from '../shared/drafts.js';
import { moment } from '../shared/dates.js';
import { requested } from '../shared/requested.js';
import { room } from '../shared/room.js';
import { changedWords } from './wording.js';

const PLACE = 'philosophy';

export function philosophy() {
  return {
    text: '', base: 0, shown: false, clashed: false, busy: false, wrong: '', said: '', earlier: [],

    init() { this.$watch('text', () => this.shown && keepDraft(PLACE, { text: this.text, base: this.base })); },
    get stands() { return room().philosophy; },
    get gaps() { return room().gaps.filter((one) => one.section === 'philosophy'); },
    get byWords() { return changedWords(this.stands); },
    get clash() { return this.clashed && this.stands.text !== this.text; },
    get saves() { return this.clash ? 'Keep mine' : 'Keep it'; },
    // Said while it is written: somebody else was faster.
    get meanwhile() {
      return this.shown && !this.clash && this.stands.version > this.base ? `${this.stands.changed_by} has written it anew meanwhile.` : '';
    },

    begin() {
      const { text, version } = this.stands;
      Object.assign(this, { clashed: false, wrong: '', said: '' }, draftOf(PLACE) || { text, base: version });
      this.shown = true;
      this.$nextTick(() => document.getElementById('philosophy-text').focus());
    },
    leave() {
      this.shown = false;
      keepDraft(PLACE);
      Object.assign(this, { text: '', clashed: false, wrong: '' });
    },
    take() { this.settle(this.stands.text); },
    both() { this.settle(`${this.stands.text}\n\n${this.text}`); },
    settle(text) { Object.assign(this, { text, base: this.stands.version, clashed: false, wrong: '' }); },

    save() { return this.send('Kept.', (fields) => room().ask('write-philosophy', fields, true)); },
    propose() {
      return this.send('Proposed: the other side sees it.', (fields) => room().ask('propose-change', { change: { ask: 'write-philosophy', ...fields } }, true));
    },
    async send(said, put) {
      if (this.busy) return;
      if (this.clashed) this.base = this.stands.version; // both texts were looked at
      this.busy = true;
      const answer = await put({ text: this.text.trim(), base: this.base });
      Object.assign(this, { busy: false, clashed: answer.code === 'conflict', wrong: answer.why || '' });
      if (answer.why) return;
      this.leave();
      this.said = said;
    },
    async readEarlier() {
      const answer = await requested(PLACE, '', 0);
      this.wrong = answer.why || '';
      this.earlier = (answer.items || []).map((one) => ({ ...one, when: `${one.by}, ${moment(one.at)}` }));
    },
  };
}
