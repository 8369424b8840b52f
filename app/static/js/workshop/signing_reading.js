// What is about to be signed, read back out of the draft itself: how it came about, and what changed.

import { call } from '../shared/api.js';
import { room } from '../shared/room.js';
import { counted, scopeWord, sentence } from '../shared/words.js';
import { officeName } from '../shared/offices.js';

const HOW = {
  agreed: 'agreed', discussed: 'after differing votes', against: 'against the votes',
  adopted: 'taken from the model', unvoted: 'without a vote', open: 'not decided',
};

const called = ({ name, scope }) => (room().workshop.joined ? name : `${name} (${scopeWord(scope)})`);

// A cell of joined scopes is one.
function cellsOf({ joined, cells }) {
  return cells.filter((one) => !joined || one.scope === 'application');
}

// How each was decided, in counts: 28 decided: 19 agreed, 3 left t.b.d., and so on.
export function howWords(draft) {
  const cells = cellsOf(draft);
  const decided = cells.filter((one) => one.state === 'decided');
  const left = decided.filter((one) => one.accountable_id === 'tbd');
  const rest = cells.filter((one) => !left.includes(one));
  const many = Object.keys(HOW).map((how) => [rest.filter((one) => one.basis.how === how).length, HOW[how]]);
  const kept = [[left.filter((one) => one.promise).length, 'with an owner and a date'], [left.filter((one) => one.waiver).length, 'waived']];
  const told = (pairs) => pairs.filter(([count]) => count).map(([count, words]) => `${count} ${words}`).join(', ');
  const open = left.length ? `${left.length} left t.b.d.${told(kept) && ` (${told(kept)})`}` : '';
  return `${decided.length} of ${counted(cells.length, 'cell', 'cells')} decided: ${[told(many), open].filter(Boolean).join(', ')}`;
}

// What must be known beside a decision, with the cells it is so of.
export function markedIn(draft) {
  const decided = cellsOf(draft).filter((one) => one.state === 'decided');
  const kinds = [['override', 'against the votes, or without the party that gets it'], ['thin', 'a party has not voted']];
  return kinds.map(([flag, means]) => ({ flag, means, cells: decided.filter((one) => one[flag]) }))
    .filter((one) => one.cells.length)
    .map(({ flag, means, cells }) => ({ flag, words: `${cells.length}, ${means}: ${sentence(cells.map(called))}` }));
}

// What is not as it was signed last, a line each; null before the first signature.
export function changedIn({ joined, cells, changes }) {
  if (!changes) return null;
  const names = new Map(cells.map((one) => [`${one.process}:${one.scope}`, called(one)]));
  const shown = changes.cells.filter((one) => !joined || one.scope === 'application');
  return [...changes.about, ...shown.map((one) => `${names.get(`${one.process}:${one.scope}`)}: ${one.changed.join('; ')}`)];
}

export function signingWords(signatories) {
  const named = signatories.filter((one) => one.name);
  if (!named.length) return 'Nobody is named to sign.';
  return `To be signed by ${sentence(named.map((one) => `${one.name} (${officeName(one.signatory)})`))}.`;
}

// Beside the dialog that signs.
export const readBack = {
  draft: null,
  readAt: 0, // the screen it was read on: what changes afterwards was not read
  armed: false,

  async read() {
    this.armed = false;
    this.draft = null;
    this.readAt = room().seq;
    const answer = await call('GET', `/api/workshops/${room().workshop.code}/matrix.json`);
    this.wrong = answer.why || '';
    if (!answer.why) this.draft = answer;
  },
  get how() { return this.draft ? howWords(this.draft) : ''; },
  get marked() { return this.draft ? markedIn(this.draft) : []; },
  get changed() { return (this.draft && changedIn(this.draft)) || []; },
  get since() { return this.draft && this.draft.changes ? this.draft.changes.since : 0; },
  get same() { return this.since > 0 && !this.changed.length; },
  get sameWords() {
    if (!this.same) return '';
    return `Nothing in the matrix changed since revision ${this.since}.${this.armed ? ' Press again to sign it all the same.' : ''}`;
  },
  get named() { return signingWords(room().signatories); },
  get nobody() { return !room().signatories.some((one) => one.name); },
};
