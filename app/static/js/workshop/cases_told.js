// Cases in words: what each goes through, whether the model stands it, and how all of them went.

import { entryOf } from '../shared/processes.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';

function standsWords({ found, open: left, played }) {
  const gaps = found ? counted(found, 'gap', 'gaps') : 'passes';
  const known = found && found > left ? `, ${found - left} known` : '';
  return played ? `${gaps}${known}` : 'not played';
}

export function caseTold(one) {
  if (!one) return { id: '', processes: [], gaps: [] };
  const through = one.processes.map((process) => entryOf(process).name).join(' → ');
  return { ...one, through, stands: standsWords(one), left: one.found - one.gaps.length, broken: Boolean(one.played && one.open) };
}

// How the nights went: *8 cases: 6 pass, 2 gaps known*.
export function casesWords() {
  const { cases } = room();
  const played = cases.filter((one) => one.played);
  if (!cases.length) return 'Nobody has brought in a case yet.';
  const gaps = played.reduce((sum, one) => sum + one.found, 0);
  const known = gaps - played.reduce((sum, one) => sum + one.open, 0);
  const passing = played.filter((one) => !one.found).length;
  const told = [`${passing} ${passing === 1 ? 'passes' : 'pass'}`, gaps && counted(gaps, 'gap', 'gaps'), known && `${known} of them known`];
  const left = cases.length - played.length;
  const words = played.length ? told.filter(Boolean) : [];
  return `${counted(cases.length, 'case', 'cases')}: ${[...words, left && `${left} not played`].filter(Boolean).join(', ')}.`;
}
