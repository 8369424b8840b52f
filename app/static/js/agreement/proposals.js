// Proposals: what each would change, before and after; the other side accepts or declines, its own takes it back.

import { moment } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { fieldWord, itemOf, oneWord, sideName, titleOf, valueWord } from './wording.js';

const BESIDE = ['ask', 'item', 'base'];

export function titled({ change, section }) {
  const name = titleOf(itemOf(change.item));
  if (change.ask === 'drop-item') return `Remove ${oneWord(section)}: ${name || 'it is gone already'}`;
  if (change.item) return `Change ${oneWord(section)}: ${name || 'it is gone already'}`;
  return section === 'philosophy' ? 'Write the philosophy anew' : `Add ${oneWord(section)}`;
}

function before({ change, section }, name) {
  if (section === 'philosophy') return room().philosophy.text;
  const stands = itemOf(change.item);
  return stands ? stands[name] : undefined;
}

// Field by field, what it says now and what it would say.
export function rowsOf(one) {
  const { change, section } = one;
  return Object.keys(change).filter((name) => !BESIDE.includes(name)).map((name) => ({
    name, word: fieldWord(section, name), after: valueWord(name, change[name]),
    before: change.item || section === 'philosophy' ? valueWord(name, before(one, name)) : '',
  }));
}

function became({ state, why, answered_by: by, answered_at: at }) {
  if (state === 'accepted') return `accepted by ${by}, ${moment(at)}`;
  return why ? `declined by ${by}, ${moment(at)}: ${why}` : `taken back by ${by}, ${moment(at)}`;
}

const told = (one) => ({
  ...one, title: titled(one), rows: rowsOf(one), from: `${one.by || 'Somebody'}, ${sideName(one.side)}, ${moment(one.at)}`,
  became: one.state === 'open' ? '' : became(one),
});

export function proposals() {
  return {
    declining: '', why: '', wrong: '', at: '', busy: false,

    get open() {
      const { drafts, proposals: all, sided, you: { name, side } } = room();
      // Who leads for neither side proposes to both, and answers neither.
      const own = (one) => drafts && (one.by === name || (one.side === side && sided));
      return all.filter((one) => one.state === 'open').map((one) => ({ ...told(one), own: own(one), theirs: drafts && sided && one.side !== side }));
    },
    get answered() { return room().proposals.filter((one) => one.state !== 'open').map(told).reverse(); },
    wrongOf(one) { return this.at === one.id ? this.wrong : ''; },
    accept(one) { return this.act(one, 'accept-change', {}); },
    withdraw(one) { return this.act(one, 'withdraw-change', {}); },
    toDecline(one) { Object.assign(this, { declining: this.declining === one.id ? '' : one.id, why: '', wrong: '' }); },
    decline(one) {
      if (this.why.trim()) return this.act(one, 'decline-change', { why: this.why.trim() });
      return Object.assign(this, { at: one.id, wrong: 'Say why, in a sentence.' });
    },
    async act(one, ask, fields) {
      if (this.busy) return;
      this.busy = true;
      const answer = await room().ask(ask, { proposal: one.id, ...fields }, true);
      Object.assign(this, { busy: false, at: one.id, wrong: answer.why || '' });
      if (!answer.why) this.declining = '';
    },
  };
}
