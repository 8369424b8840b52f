// What the screen of the cell in view leaves out, fetched for who looks: all reasons, and the past.

import { isUnnamed } from '../shared/asked.js';
import { moment } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { requested } from '../shared/requested.js';
import { choicesOf, word } from '../shared/words.js';
import { inView } from './focus.js';
import { movedWords, patternSays, patternTold, tallyWords } from './questions_pattern.js';

// Why people voted as they did, by party.
export function told(said) {
  return (said || []).filter((one) => one.reason || one.confidence).map((one, index) => ({
    ...one, key: index, says: word(one.choice), who: `${word(one.represents)}${one.advice ? ' (adviser)' : ''}`,
    sure: one.confidence ? `sure ${one.confidence} of 5` : '',
  }));
}

// A few that stand for all: of every choice one first, and what is written before what is only sure.
export function voices(all, few) {
  const turns = {};
  const ranked = all.map((one, place) => {
    const turn = turns[one.choice] = (turns[one.choice] || 0) + 1;
    return { one, place, rank: turn + (one.reason ? 0 : all.length) };
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, few).sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

// The reasons that the screen has, and the others as far as somebody asked for them; where they stand
// above something else, a `few` until somebody wants to read on.
export const reasons = (few = 0) => merged(inView, {
  of: '', more: [], wrong: '', opened: '',
  get place() { return `${this.key}:${this.now.round}`; },
  get known() { return this.of === this.place && this.more.length ? this.more : this.now.reasons || []; },
  get whole() { return !few || this.opened === this.place; },
  get reasons() {
    const all = told(this.known);
    return this.whole ? all : voices(all, few);
  },
  get lacking() {
    if (!this.now.reasons) return 0;
    return Math.max(0, this.now.said - (this.whole ? this.known : this.reasons).length);
  },
  async read() {
    const { place } = this;
    if (!this.whole) {
      this.opened = place;
      return;
    }
    const before = this.of === place ? this.more : [];
    const answer = await requested('reasons', place, before.length);
    this.wrong = answer.why || '';
    if (answer.reasons) Object.assign(this, { of: place, more: [...before, ...answer.reasons] });
  },
});

export const pastRounds = (rounds) => rounds.map((one) => ({
  round: one.round, name: `Round ${one.round}`, pattern: patternTold(one),
  says: patternSays(one), tally: tallyWords(one.tally), reasons: told(one.reasons),
})).reverse();

export const pastDecisions = (decisions) => decisions.map((one, index) => ({
  ...one, key: index, says: word(one.accountable), when: moment(one.at),
  how: one.ended === 'undone' ? 'taken back' : 'reopened',
})).reverse();

// Who moved since the round before, by party.
export const movement = () => merged(inView, {
  get moved() {
    const { past, round, tally } = this.now;
    if (!tally || !past || !past.tally || isUnnamed(this.key)) return ''; // who came in between is nobody's
    const choices = choicesOf(this.key).map((one) => one.value);
    return `Round ${round}. ${movedWords(past.tally, tally, choices)}`;
  },
});

// Rounds and decisions that stand no more: looked up when there is one more, or another cell in view.
export function past() {
  let asked = '';
  return merged(inView, {
    rounds: [], decisions: [],
    async look() {
      const { rounds = 0, decisions = 0 } = this.now.past || {};
      const wanted = rounds + decisions ? `${this.key} ${rounds} ${decisions}` : '';
      if (wanted === asked) return;
      asked = wanted;
      const answer = wanted ? await requested('history', this.key, 0) : {};
      if (asked !== wanted) return;
      if (answer.why) asked = ''; // looked up again with the next change
      this.rounds = pastRounds(answer.rounds || []);
      this.decisions = pastDecisions(answer.decisions || []);
    },
  });
}
