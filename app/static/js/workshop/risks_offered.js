// What may be worth a risk, its words already there: checks, orphans, overrides, dissent, t.b.d., readiness.

import { askedOf, READINESS } from '../shared/asked.js';
import { cellName, places } from '../shared/grid.js';
import { cellAt, cellKey, oncePerScreen, room } from '../shared/room.js';
import { ended, word } from '../shared/words.js';
import { overrideWords } from './deciding_weight.js';
import { askedSays, sidesDiffer } from './questions_asked.js';
import { stances } from './questions_pattern.js';

const TITLE = 120; // signs, as the server takes them
const CATEGORY = {
  'control-unowned': 'compliance', 'continuity-open': 'continuity', unvalidated: 'cost',
  'readiness:budget': 'cost', 'readiness:security': 'security', 'readiness:knowledge': 'people', 'readiness:contracts': 'compliance',
};

const REASON = /, so |; |: without |, and /; // where the reason of a check begins

export const titled = (text) => (text.length > TITLE ? `${text.slice(0, TITLE - 1)}…` : text).replace(/\.$/, '');

function offer(id, from, says, more) {
  return { id, from, says, check: '', settles: '', form: { title: titled(says), category: 'reliability', consequence: says, ...more } };
}

function ofCheck({ cell, id, says, settles }) {
  const [process = '', one = ''] = (cell || '').split(':');
  const scope = cell && room().workshop.joined ? 'both' : one;
  const category = CATEGORY[id.split(':')[0]] || 'reliability';
  const title = titled(says.split(REASON)[0]);
  return { ...offer(`check:${id}`, 'check', says, { title, category, check: id, process, scope }), check: id, settles: settles || '' };
}

// What a cell offers: the first that is so.
function cellWords(cell) {
  const said = () => stances(cell.tally).map(([side, choice]) => `${word(side)} says ${word(choice)}`).join(', ');
  if (cell.pattern === 'orphaned' && cell.state === 'revealed') return ['orphan', 'nobody claims it', ended(said())];
  if (cell.state !== 'decided') return null;
  if (cell.override) return ['override', 'decided against the votes', overrideWords(cell)];
  if (cell.dissent) return ['dissent', 'dissent was recorded', cell.dissent];
  const open = cell.accountable === 'tbd' && !cell.promise && !cell.waiver;
  return open ? ['t.b.d.', 'nobody is accountable', 'Nobody has promised to close it.'] : null;
}

function ofCell(place) {
  const [from, what, consequence] = cellWords(cellAt(place.key)) || [];
  if (!from) return null;
  const says = `${cellName(place)}: ${what}`;
  const { process, scope } = place;
  return offer(`cell:${place.key}`, from, `${says}. ${consequence}`, { title: titled(says), consequence, process, scope });
}

function ofArea(question) {
  const { tally } = cellAt(question);
  if (!tally || !sidesDiffer(tally)) return null;
  const says = `Readiness, ${askedOf(question).name}: the sides differ`;
  const consequence = askedSays(tally);
  return offer(question, 'readiness', `${says}. ${consequence}`, { title: says, consequence, category: CATEGORY[question] || 'reliability', question });
}

// Of what there is a risk already, nothing is offered any more.
function risked({ form }) {
  return room().risks.some((one) => (form.question && one.question === form.question)
    || (!form.check && !form.question && !one.check && one.process === form.process && one.scope === form.scope));
}

// Put aside with a word, and it stands as it did then.
function dropped({ id, form }) {
  const told = room().dropped[id];
  if (!told) return false;
  const { accountable, round, state } = cellAt(id.startsWith('cell:') ? cellKey(form) : id);
  return told.basis === [state, round, ...(form.question ? [] : [accountable || 'tbd'])].join(':');
}

export const offers = oncePerScreen(() => {
  const told = [...places().map(ofCell), ...READINESS.map(ofArea)].filter((one) => one && !risked(one) && !dropped(one));
  return [...told, ...room().checks.filter((one) => one.state === 'open').map(ofCheck)];
});

export function offerAt(id) {
  return id ? offers().find((one) => one.id === id) || null : null;
}
