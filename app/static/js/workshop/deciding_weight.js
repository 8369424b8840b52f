// What a decision or a pattern weighs: thin where a party has not spoken, an override against them.

import { cells, sizeOf } from '../shared/grid.js';
import { counted, ended, sentence, word } from '../shared/words.js';

export function thinWords({ silent = [] }) {
  return silent.length ? `${sentence(silent.map(word))} ${silent.length === 1 ? 'has' : 'have'} not voted.` : '';
}

// Why a decision for this party is an override, as far as the votes tell it.
export function againstVotes(party, tally) {
  const chosen = Object.keys(tally || {}).filter((choice) => choice !== 'abstain' && sizeOf(tally[choice]));
  const votes = chosen.reduce((sum, choice) => sum + sizeOf(tally[choice]), 0);
  if (chosen.length === 1 && chosen[0] !== party) {
    const rest = party === 'tbd' ? '; it is left open' : `, none for ${word(party)}`;
    return `${counted(votes, 'vote was', 'votes were')} for ${word(chosen[0])}${rest}.`;
  }
  if (party === 'tbd' || (tally && tally[party] && tally[party][party])) return '';
  if (chosen.length && !chosen.includes(party)) return ended(`Nobody voted for ${word(party)}`);
  return chosen.some((choice) => tally[choice][party]) ? `Nobody from ${word(party)} chose ${word(party)}.` : '';
}

export function overrideWords({ override, accountable, tally }) {
  if (!override) return '';
  return againstVotes(accountable, tally) || `Nobody from ${word(accountable)} voted for it or was there.`;
}

// The same for who listens.
export function weighedAloud(cell) {
  const said = [cell.override && `Override: ${overrideWords(cell)}`, cell.thin && `Thin: ${thinWords(cell)}`];
  return said.filter(Boolean).join(' ');
}

// For a component about the cell in view: what stands beside the pattern, always in the same place.
export const weight = {
  get weighed() { return [overrideWords(this.now), thinWords(this.now)].filter(Boolean).join(' '); },
};

// What the signs in the matrix mean, where there are any.
export function legend() {
  return {
    get thin() { return cells().some((cell) => cell.thin); },
    get override() { return cells().some((cell) => cell.override); },
  };
}
