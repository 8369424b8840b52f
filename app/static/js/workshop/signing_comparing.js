// Two signed revisions side by side: which cells changed, in words and colour, and what else did.

import { call } from '../shared/api.js';
import { day } from '../shared/dates.js';
import { dialog, show } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { below } from '../shared/prefix.js';
import { room } from '../shared/room.js';
import { counted, scopeWord } from '../shared/words.js';

const BESIDE = { contracts: 'Contracts', benefits: 'Expected benefits', risks: 'Risks', cases: 'Cases' };
const HOW = [['added', 'added'], ['gone', 'gone'], ['changed', 'changed']];

// What a cell said in one of the two: its look, its mark and its word.
function said(value) {
  if (!value) return { look: 'is-open', mark: '', word: 'not there' };
  if (value.state !== 'decided') return { look: 'is-open', mark: '', word: 'open' };
  return { look: `is-${value.accountable_id}`, mark: value.accountable_id, word: value.accountable };
}

const told = ({ from, to, changed }) => JSON.stringify([from, to, changed]);

// Both scopes of a process are one line where the same became of both.
export function linesOf(cells) {
  const changed = cells.filter((one) => one.changed.length);
  const both = (one) => changed.find((other) => other !== one && other.process === one.process && told(other) === told(one));
  return changed.filter((one) => one.scope === 'application' || !both(one)).map((one) => ({
    key: `${one.process}:${one.scope}`, name: one.name, scope: scopeWord(both(one) ? 'both' : one.scope),
    from: said(one.from), to: said(one.to), words: one.changed.join('; '),
  }));
}

export function besideOf(beside) {
  return Object.keys(BESIDE).map((name) => ({
    name: BESIDE[name], items: HOW.flatMap(([how, word]) => beside[name][how].map((text, at) => ({ key: `${how} ${at}`, word, text }))),
  })).filter((one) => one.items.length);
}

export function comparing() {
  return merged(dialog, {
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
      const answer = await call('GET', `/api/workshops/${room().workshop.code}/compare?${this.which}`);
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
    get lines() { return this.answer ? linesOf(this.answer.cells) : []; },
    get beside() { return this.answer ? besideOf(this.answer.beside) : []; },
    get words() {
      if (!this.answer) return this.wrong ? '' : 'Reading …';
      const { cells } = this.answer;
      const changed = cells.filter((one) => one.changed.length).length;
      return changed ? `${changed} of ${counted(cells.length, 'cell', 'cells')} changed; the others are as they were.` : 'No cell changed.';
    },
    get file() { return below(`/api/workshops/${room().workshop.code}/compare.md?${this.which}`); },
  });
}

// The way here, from where the revisions are listed.
export const toCompare = {
  get comparable() { return room().revisions.length > 1; },
  compare() {
    this.close();
    show('comparing');
  },
};
