// The action plan: who does what until when, for which objective; and what became of each.

import { day, isPast } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { drafting } from './drafting.js';
import { changedWords } from './wording.js';

const EMPTY = { title: '', owner: '', due: '', objective: '' };
const ENDED = { kept: 'kept', broken: 'not kept' };

function stands({ state, ended, due }) {
  if (state) return `${ENDED[state]} ${day(ended)}`;
  return `${isPast(due) ? 'was due' : 'due'} ${day(due)}`;
}

export const actionTold = (one) => ({
  ...one, open: !one.state, late: !one.state && isPast(one.due), stands: stands(one), by: changedWords(one),
  serves: (room().objectives.find((it) => it.id === one.objective) || {}).title || '',
  was: (one.moves || []).map((it, at) => ({ key: at, words: `Was due ${day(it.due)}: ${it.why}` })),
});

const byDay = (one, other) => (one.due < other.due ? -1 : 1);

export function actions() {
  return merged(drafting({ section: 'actions', ask: 'plan-action', empty: EMPTY, needed: ['title', 'owner', 'due'], first: 'action-title' }), {
    init() {
      this.keepForm();
      document.addEventListener('action-wanted', ({ detail }) => this.begin(null, detail));
    },
    get open() { return room().actions.filter((one) => !one.state).map(actionTold).sort(byDay); },
    // Of ten years there are hundreds: folded away, the newest first.
    get over() { return room().actions.filter((one) => one.state).map(actionTold).sort((one, other) => byDay(other, one)); },
    get overWords() { return `${counted(this.over.length, 'action', 'actions')} done or given up`; },
    get objectives() { return room().objectives.map((one) => ({ value: one.id, name: one.title })); },
    get names() { return [...new Set([...room().staff, ...room().people].map((one) => one.name).filter(Boolean))]; },
    // A plan lives on while a revision is in force.
    get plans() { return room().speaks; },
  });
}
