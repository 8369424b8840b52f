// What the votes on the cell in view say: how many are in, and after the reveal who thinks what.

import { merged } from '../shared/merged.js';
import { cellAt, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { weight } from './deciding_weight.js';
import { inView } from './focus.js';
import { askedSays, askedTold } from './questions_asked.js';
import { patternSays, patternTold } from './questions_pattern.js';

// How many may vote on a cell and have not: who is here, and who was within minutes. The server
// says, by one rule for rooms of every size.
export function missing(key) {
  return room().waiting[key] || { here: 0, away: 0 };
}

export function countWords(key) {
  const { advised = 0, agree, state, tally, voted = 0 } = cellAt(key);
  const { here, away } = missing(key);
  if (tally || state === 'closed') return '';
  if (agree === true) return 'They agree: all who have a view chose the same. What it is comes next.';
  if (agree === false) return 'They differ. Who says what comes next.';
  if (!voted && !here && !away) return 'Nobody is here to vote yet.';
  const saved = voted ? `${counted(voted, 'vote', 'votes')} saved` : 'Nobody has voted yet';
  const advice = advised ? ` ${counted(advised, 'adviser has', 'advisers have')} spoken.` : '';
  if (!here && !away) return `${saved}. Everybody here has voted.${advice}`;
  return `${[saved, here && `${here} to come`, away && `${away} away`].filter(Boolean).join(', ')}.${advice}`;
}

export const outcome = {
  get count() { return countWords(this.key); },
  get pattern() {
    if (!this.tallied) return '';
    return `${this.question ? askedTold(this.now.tally) : patternTold(this.now)}:`;
  },
  get says() { return this.question ? askedSays(this.now.tally) : patternSays(this.now); },
};

export const result = () => merged(inView, outcome, weight);
