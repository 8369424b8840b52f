// Risks in words: what each is about, how it stands, and how many stand how.

import { askedOf } from '../shared/asked.js';
import { day } from '../shared/dates.js';
import { cellName } from '../shared/grid.js';
import { room, somebody } from '../shared/room.js';
import { counted, ended, sentence } from '../shared/words.js';

const capital = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const CATEGORIES = ['security', 'reliability', 'continuity', 'compliance', 'cost', 'people']
  .map((value) => ({ value, name: capital(value) }));

const STANDS = { open: 'not answered', accepted: 'accepted', declined: 'declined', lapsed: 'accepted', withdrawn: 'acceptance withdrawn' };

// Of whom the page knows; who has left is named no more.
export function nameOf(person) {
  return somebody(person).name || '';
}

function aboutWords({ process, question, scope }) {
  const { group, name } = askedOf(question) || {};
  if (name) return [group, name].filter(Boolean).join(': ');
  return process ? cellName({ process, scope }) : 'The service as a whole';
}

// Whether it waits for somebody's answer, as far as its words are the same.
export const unanswered = ({ state }) => ['open', 'lapsed', 'withdrawn'].includes(state);

export function standsWords({ answered_by: by, noted_by: noted, state, until }) {
  const who = state !== 'open' && nameOf(by) ? ` by ${nameOf(by)}` : '';
  const last = { accepted: 'until', lapsed: 'lapsed on' }[state];
  const when = until && last ? `, ${last} ${day(until)}` : '';
  return `${STANDS[state]}${who}${when}${noted ? ', said in the room' : ''}`;
}

export function lackingWords({ documented, mitigation, owner, review }) {
  const lacking = [!mitigation && 'mitigation', !owner && 'owner', !review && 'review date'].filter(Boolean);
  return documented ? '' : `lacks ${sentence(lacking)}`;
}

export function riskTold(risk) {
  if (!risk) return { id: '' };
  const who = risk.understood.map((one) => [nameOf(one), risk.noted[one] && '(said in the room)'].filter(Boolean).join(' ')).filter(Boolean);
  return {
    ...risk, about: aboutWords(risk), kind: capital(risk.category), stands: standsWords(risk), lacks: lackingWords(risk),
    understoodWords: risk.understood_by ? `understood by ${risk.understood_by}` : 'understood by nobody yet',
    who: sentence(who), reviewed: day(risk.review), waits: unanswered(risk),
  };
}

// How many there are, and how far: of those that the screen has.
export function risksCounted() {
  const { registers, risks } = room();
  const many = (fits) => risks.filter(fits).length;
  return {
    all: registers.risks || 0,
    listed: risks.length,
    documented: many((one) => one.documented),
    understood: many((one) => one.understood_by),
    accepted: many((one) => one.state === 'accepted'),
    declined: many((one) => one.state === 'declined'),
    waiting: many(unanswered),
  };
}

export function risksWords() {
  const { accepted, all, declined, listed, waiting } = risksCounted();
  if (!all) return 'No risk is written down yet.';
  const told = [[accepted, 'accepted'], [declined, 'declined'], [waiting, 'not answered']].filter(([count]) => count);
  const of = listed < all ? `, of the newest ${listed}` : '';
  return ended(`${counted(all, 'risk', 'risks')}${of}: ${told.map(([count, words]) => `${count} ${words}`).join(', ')}`);
}

// For who listens: all of it, and the newest by its name.
export function risksAloud() {
  const newest = room().risks.at(-1);
  return newest ? `${risksWords()} The newest: ${ended(newest.title)} It is ${standsWords(newest)}.` : risksWords();
}
