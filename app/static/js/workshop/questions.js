// What the votes on the cell in view say: how many are in, and after the reveal who thinks what.

import { merged } from '../shared/merged.js';
import { cellAt } from '../shared/room.js';
import { counted, word } from '../shared/words.js';
import { cell, inView } from './focus.js';
import { patternName, patternSays, speakers, tallyWords } from './questions_pattern.js';
import { present, standing } from './questions_seating.js';

// How many people who are here have not voted on a cell.
export function missing(key) {
  const about = cellAt(key);
  const parties = standing(about);
  if (about.voters) return parties.reduce((sum, one) => sum + one.all - one.voted - one.gone, 0);
  return Math.max(0, present() - (about.voted || 0));
}

export function countWords(key) {
  const { tally, voted = 0 } = cellAt(key);
  const lacking = missing(key);
  if (tally) return '';
  if (!voted && !lacking) return 'Nobody is here to vote yet.';
  if (!voted) return `Nobody has voted yet, ${lacking} to come.`;
  const saved = counted(voted, 'vote', 'votes');
  return lacking ? `${saved} saved, ${lacking} to come.` : `${saved} saved. Everybody here has voted.`;
}

function told(round) {
  return (round.reasons || []).filter((one) => one.reason || one.confidence).map((one, index) => ({
    ...one, key: index, says: word(one.choice), who: word(one.represents),
    sure: one.confidence ? `sure ${one.confidence} of 5` : '',
  }));
}

const outcome = {
  get count() { return countWords(this.key); },
  get pattern() { return this.tallied ? `${patternName(this.now.pattern)}:` : ''; },
  get says() { return patternSays(this.now); },
  get speakers() { return speakers(this.now); },
  get reasons() { return told(this.now); },
  get rounds() {
    return (this.now.rounds || []).map((one) => ({
      round: one.round, name: `Round ${one.round}`, pattern: patternName(one.pattern),
      says: patternSays(one), tally: tallyWords(one.tally), reasons: told(one),
    })).reverse();
  },
};

export const result = () => merged(inView, outcome);

// The same for who listens.
export function spoken() {
  return merged(cell(), outcome, {
    get aloud() {
      if (!this.entry.name) return '';
      const name = `${this.entry.name}, ${this.scope}.`;
      if (this.decided) return `${name} Decided: ${word(this.now.accountable)}.`;
      return this.tallied ? `${name} ${this.pattern} ${this.says}` : `${name} ${this.count}`;
    },
  });
}
