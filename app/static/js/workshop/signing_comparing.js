// Two signed revisions side by side: which cells changed, in words and colour, and what else did.

import { comparison } from '../shared/comparing.js';
import { merged } from '../shared/merged.js';
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
  return merged(comparison(), {
    get lines() { return this.answer ? linesOf(this.answer.cells) : []; },
    get beside() { return this.answer ? besideOf(this.answer.beside) : []; },
    get words() {
      if (!this.answer) return this.wrong ? '' : 'Reading …';
      const { cells } = this.answer;
      const changed = cells.filter((one) => one.changed.length).length;
      return changed ? `${changed} of ${counted(cells.length, 'cell', 'cells')} changed; the others are as they were.` : 'No cell changed.';
    },
  });
}
