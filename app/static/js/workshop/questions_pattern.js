// What a revealed round means, in words: who says what, and what moved.

import { leader, sizeOf } from '../shared/grid.js';
import { counted, ended, PARTIES, sentence, word } from '../shared/words.js';

const SIDES = ['business', 'it-ops', 'it-delivery'];

// What more than half of a side's voters chose, as the server reckons it; empty when there is none.
function stance(tally, side) {
  const chosen = Object.keys(tally).filter((choice) => choice !== 'abstain');
  const all = chosen.reduce((sum, choice) => sum + (tally[choice][side] || 0), 0);
  return chosen.find((choice) => (tally[choice][side] || 0) * 2 > all) || '';
}

export function stances(tally) {
  return SIDES.map((side) => [side, stance(tally, side)]).filter((pair) => pair[1]);
}

const SAY = {
  agreed: (tally, top, all, of) => {
    if (all === 1) return ended(`One vote, for ${word(top)}`);
    return ended(`${of ? 'They' : `All ${all}`} say ${word(top)}`);
  },
  unclear: (tally, top, all) => `t.b.d. leads, ${sizeOf(tally.tbd)} of ${all}.`,
  contested: (tally) => {
    const claiming = stances(tally).filter(([side, choice]) => side === choice);
    return `${sentence(claiming.map(([side]) => word(side)))} each claim it.`;
  },
  orphaned: (tally) => {
    const says = stances(tally).map(([side, choice]) => `${word(side)} says ${word(choice)}`);
    return `${ended(says.join(', '))} Nobody claims it.`;
  },
  split: (tally) => {
    const counts = Object.keys(tally).filter((choice) => choice !== 'abstain' && sizeOf(tally[choice]));
    return `${counts.map((choice) => `${word(choice)} ${sizeOf(tally[choice])}`).join(', ')}.`;
  },
};

export function patternName(pattern) {
  return pattern ? pattern[0].toUpperCase() + pattern.slice(1) : 'No view';
}

export function patternSays(round) {
  if (!round || !round.tally) return '';
  if (!round.pattern) return 'Nobody named a party.';
  return SAY[round.pattern](round.tally, leader(round)[0], named(round.tally), outOf(round));
}

function named(tally) {
  return Object.keys(tally).filter((choice) => choice !== 'abstain').reduce((sum, choice) => sum + sizeOf(tally[choice]), 0);
}

// How many named somebody, of how many could have; nothing where all of them did.
function outOf(round) {
  const votes = named(round.tally);
  return votes && votes < round.able ? `, ${votes} of ${round.able}` : '';
}

export function patternTold(round) {
  return `${patternName(round.pattern)}${outOf(round)}`;
}

export function tallyWords(tally, one = 'vote', many = 'votes') {
  return Object.keys(tally || {}).filter((choice) => sizeOf(tally[choice])).map((choice) => {
    const sides = Object.entries(tally[choice]).filter((pair) => pair[1]);
    const who = sides.map(([side, count]) => `${count} ${word(side)}`);
    return `${word(choice)}: ${counted(sizeOf(tally[choice]), one, many)} (${who.join(', ')})`;
  }).join('; ');
}

// What moved between two rounds: Business for IT OPS 3 → 1, for Business 0 → 2; of what can be chosen.
export function movedWords(before, now, choices) {
  const moved = PARTIES.map((side) => {
    const shifts = choices.map((choice) => [choice, ...[before, now].map((tally) => (tally[choice] || {})[side] || 0)])
      .filter(([, then, since]) => then !== since)
      .map(([choice, then, since]) => `for ${word(choice)} ${then} → ${since}`);
    return shifts.length ? `${word(side)} ${shifts.join(', ')}` : '';
  }).filter(Boolean);
  return moved.length ? `Since the last: ${moved.join('; ')}.` : 'Nothing moved since the last.';
}
