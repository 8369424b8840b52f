// What becomes of a promise: kept, moved or broken, by its owner or the facilitator; and how old it is.

import { day, isPast } from '../shared/dates.js';
import { cellName } from '../shared/grid.js';
import { open, opens } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';

const EMPTY = { evidence: '', due: '', why: '' };
const FIELDS = { keep: ['evidence'], move: ['due', 'why'], break: ['why'] };
const PAST = 'That day is over already. Press again if it is meant so.';

function standsWords({ age, at, due, state }) {
  if (state !== 'open') return `${state} ${day(at)}`;
  return `${age ? `${counted(age, 'day', 'days')} old` : 'made today'}, ${isPast(due) ? 'was due' : 'due'} ${day(due)}`;
}

export function promiseTold(promise) {
  if (!promise) return { id: '', moves: [] };
  const late = promise.state === 'open' && isPast(promise.due);
  const moves = promise.moves.map((one, at) => ({ ...one, key: at, was: day(one.due) }));
  return { ...promise, id: `${promise.process}:${promise.scope}`, name: cellName(promise), stands: standsWords(promise), late, moves };
}

// All that stand, those that are late first; on a phone only one's own.
export function promises() {
  const { acts, promises: all, you } = room();
  const own = acts ? all : all.filter((one) => one.owner.toLowerCase() === (you.name || '').toLowerCase());
  return own.map(promiseTold).sort((one, other) => other.late - one.late);
}

export function keeping() {
  return {
    form: { ...EMPTY },
    doing: '', // keep, move or break
    wrong: '',

    init() { this.$watch('$store.room.opened', () => this.clear()); },
    get list() { return promises().map((one) => ({ ...one, here: one.id === opens('promise') })); },
    get promise() { return promiseTold(room().promises.find((one) => promiseTold(one).id === opens('promise'))); },
    get open() { return this.promise.state === 'open'; },
    get doneWords() { return { keep: 'It is kept', move: 'Move it', break: 'It is broken' }[this.doing]; },
    show(one) { open('promise', one.id); },
    back() { room().opened = null; },
    clear() { Object.assign(this, { form: { ...EMPTY }, doing: '', wrong: '' }); },
    does(what) { Object.assign(this, { doing: this.doing === what ? '' : what, wrong: '' }); },
    async done() {
      const fields = FIELDS[this.doing].map((name) => [name, this.form[name].trim()]).filter(([, text]) => text);
      const { due, why } = this.form;
      if (this.doing === 'move' && !due) this.wrong = 'Say by which day it is done instead.';
      else if (this.doing !== 'keep' && !why.trim()) this.wrong = 'Say why, in a sentence.';
      else if (this.doing === 'move' && isPast(due) && this.wrong !== PAST) this.wrong = PAST;
      else await this.send(Object.fromEntries(fields));
    },
    async send(fields) {
      const { process, scope } = this.promise;
      const answer = await room().ask(`${this.doing}-promise`, { process, scope, ...fields }, true);
      if (answer.why) this.wrong = answer.why;
      else this.clear();
    },
  };
}
