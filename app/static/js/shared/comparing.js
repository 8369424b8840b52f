// Any two signed revisions side by side: which, and what was answered of them.

import { call } from './api.js';
import { day } from './dates.js';
import { dialog, show } from './dialog.js';
import { merged } from './merged.js';
import { below } from './prefix.js';
import { room } from './room.js';
import { stream } from './stream.js';

export const comparison = () => merged(dialog, {
  from: '',
  to: '',
  asked: 0, // answers come in any order: the last question's counts
  answer: null,
  wrong: '',

  // The last two, at first.
  opens() {
    const { length } = room().revisions;
    Object.assign(this, { from: `${length - 1}`, to: `${length}` });
    this.read();
  },
  get list() { return room().revisions.map(({ revision, signed_at: at }) => ({ value: `${revision}`, name: `Revision ${revision}, ${day(at)}` })); },
  get which() { return new URLSearchParams({ from: this.from, to: this.to }); },
  async read() {
    const mine = this.asked + 1;
    Object.assign(this, { asked: mine, answer: null, wrong: '' });
    const answer = await call('GET', stream(`/compare?${this.which}`));
    if (mine !== this.asked) return;
    this.wrong = answer.why || '';
    if (!answer.why) this.answer = answer;
  },
  turn() {
    Object.assign(this, { from: this.to, to: this.from });
    this.read();
  },
  get heads() { return [`Revision ${this.from}`, `Revision ${this.to}`]; },
  get about() { return this.answer ? this.answer.about : []; },
  get file() { return below(stream(`/compare.md?${this.which}`)); },
});

// The way here, from where the revisions are listed.
export const toCompare = {
  get comparable() { return room().revisions.length > 1; },
  compare() {
    if (this.close) this.close();
    show('comparing');
  },
};
