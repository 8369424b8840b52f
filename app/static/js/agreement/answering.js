// Answering for one's side, at one's own pace: hidden until it is revealed, and saved only when it is said so.

import { draftOf, keepDraft } from '../shared/drafts.js';
import { room } from '../shared/room.js';
import { isVote } from '../shared/unsaved.js';
import { COMPONENTS, MODELS, QUESTIONS, RATES, ratedOf } from './questions.js';
import { sideName } from './wording.js';

export const asked = (id) => room().questions[id] || { state: 'open', round: 1, voted: 0, tally: null, before: [] };

const underway = (id) => room().pending.filter((ask) => isVote(ask) && ask.question === id).at(-1);

const choices = (id, values) => {
  const chosen = (underway(id) || {}).choice || room().mine[id] || '';
  return [...values, 'abstain'].map((value) => ({ value, key: `${id} ${value}`, chosen: value === chosen, ...MODELS[value] }));
};

function saved(id) {
  const offer = room().offers[id];
  if (offer) return offer.why;
  if (underway(id)) return room().line === 'live' ? 'Saving …' : 'Not saved yet';
  if (room().mine[id]) return 'Saved';
  return '';
}

const one = (id, name, values) => {
  const all = choices(id, values);
  return { id, name, open: asked(id).state === 'open', saved: saved(id), rates: all.filter(({ value }) => value !== 'abstain'), none: all.at(-1) };
};

export function answering() {
  return {
    unfolded: false,
    why: { 'standing:now': '', 'standing:wanted': '' }, // a sentence beside the choice, which goes with it

    init() { this.why = draftOf('why') || this.why; },
    // Who has answered everything finds it folded away.
    get asks() { return room().sided; },
    get left() { return QUESTIONS.filter((id) => asked(id).state === 'open' && !room().mine[id]).length; },
    get words() {
      if (!this.left) return 'You have answered everything that is asked.';
      return this.left === QUESTIONS.length ? 'Thirteen taps, about two minutes.' : `${this.left} of ${QUESTIONS.length} to go.`;
    },
    get shown() { return this.asks && (this.unfolded || this.left > 0); },
    get models() {
      return [one('standing:now', 'How do you see IT today?', Object.keys(MODELS)), one('standing:wanted', 'How should IT be?', Object.keys(MODELS))];
    },
    get components() {
      const { side } = room().you;
      return Object.entries(COMPONENTS).map(([part, [name, says]]) => {
        const [own, other] = ratedOf(part);
        return { part, name, says, rows: [one(own, `Ours, ${sideName(side)}`, RATES), one(other, `Theirs, ${sideName(1 - side)}`, RATES)] };
      });
    },
    get pulse() { return one('pulse', 'How far do you trust this relationship?', RATES); },
    answer({ id }, { value }) {
      const reason = (this.why[id] || '').trim();
      room().ask('cast-vote', { question: id, choice: value, ...(reason ? { reason } : {}) });
    },
    // Written after the choice it is saved with it, once more.
    said(one) {
      keepDraft('why', { ...this.why });
      const chosen = [...one.rates, one.none].find((it) => it.chosen);
      if (chosen) this.answer(one, chosen);
    },
  };
}
