// What an answer means for who asked: in words, and for a vote what it leaves to choose.

import { voted } from './seen.js';
import { isVote } from './unsaved.js';

// After a reload nobody else remembers what was pressed, or written.
export function inWords(ask, why, asked) {
  if (ask && ask.reason) return `${why} You wrote: “\u2068${ask.reason}\u2069”`;
  if (!ask || asked || isVote(ask)) return why;
  const name = ask.ask.replaceAll('-', ' ');
  return `${name[0].toUpperCase()}${name.slice(1)}: ${why}`;
}

// A part of the store. `offers` are votes made on another state than they would have gone onto: cell →
// the vote, and why it did not; its owner takes it up or leaves it.
export const offering = {
  offers: {},
  votedOn(key, ask, frame) {
    this.leave(key);
    if (frame.code === 'conflict') this.offers = { ...this.offers, [key]: { ask, why: frame.why } };
    if (frame.why || !frame.seq) return;
    voted(key, frame.seq);
    // The server has it on disk; its next screen may be a blink behind.
    if (ask.ask === 'cast-vote' && frame.seq >= this.seq) this.chose(key, ask.choice);
  },
  chose(key, choice) {
    this.mine = { ...this.mine, [key]: choice };
    this.drawnAnew();
  },
  leave(key) {
    const { [key]: _, ...others } = this.offers;
    this.offers = others;
  },
};
