// What the votes on a question that is no cell say, in words: whether the sides differ, and on what.

import { sizeOf } from '../shared/grid.js';
import { counted, ended, word } from '../shared/words.js';
import { stances } from './questions_pattern.js';

// What was chosen by anybody, in the order of choices.
function chosen(tally) {
  return Object.keys(tally || {}).filter((choice) => choice !== 'abstain' && sizeOf(tally[choice])).sort();
}

// Whether two sides, each by more than half of its voters, say two things.
export function sidesDiffer(tally) {
  return new Set(stances(tally || {}).map(([, choice]) => choice)).size > 1;
}

// How many stand at a level that owes a sentence, of the five of an agreement check.
const isLevel = (choice) => /^[1-5]$/.test(choice);
export const isLow = (choice) => isLevel(choice) && Number(choice) < 3;

export function askedTold(tally) {
  const views = chosen(tally);
  if (!views.length) return 'No view';
  if (isLevel(views[0])) return `${views.filter(isLow).reduce((sum, one) => sum + sizeOf(tally[one]), 0) || 'Nobody'} below 3`;
  if (views.length === 1) return 'Agreed';
  return sidesDiffer(tally) ? 'The sides differ' : 'Split';
}

export function askedSays(tally) {
  const views = chosen(tally);
  if (!views.length) return 'Nobody chose any of them.';
  if (views.length === 1 && !isLevel(views[0])) return ended(`${counted(sizeOf(tally[views[0]]), 'vote', 'votes')}, all for “${word(views[0])}”`);
  if (isLevel(views[0]) || !sidesDiffer(tally)) return `${views.map((choice) => `“${word(choice)}” ${sizeOf(tally[choice])}`).join(', ')}.`;
  return `${stances(tally).map(([side, choice]) => `${word(side)} says “${word(choice)}”`).join(', ')}.`;
}
