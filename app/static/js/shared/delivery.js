// What was asked and not answered: sent again, each in its turn, until what became of it is known.

import { isVote } from './unsaved.js';

const AGAIN = ['unavailable', 'rate-limited'];
const PAUSE = 2000; // before it is tried again where the server could not

// `put` sends where there is a line; `on` hears of each ask once.
export function deliver(unsaved, put, on) {
  // What is no vote is never done later than it was meant: only what became of it is asked.
  function again(ask) {
    if (!unsaved.isBehind(ask)) put(isVote(ask) ? ask : { ...ask, again: true });
  }

  function answered(ask, frame) {
    const { next, overtaken } = unsaved.waited(ask);
    unsaved.take(ask.id);
    if (frame.code) on.refused(ask, frame);
    else on.done(ask, frame.seq);
    overtaken.forEach((one) => on.done(unsaved.take(one.id), 0));
    if (!next) return;
    unsaved.standsOn(next, frame.seq);
    put(next);
  }

  // Whether a database that was slow wrote it after all is found out; a vote is tried until it did.
  function later(ask, { code }) {
    if (!AGAIN.includes(code) || (code === 'rate-limited' && !isVote(ask))) return false;
    setTimeout(() => unsaved.find(ask.id) && again(ask), PAUSE);
    return true;
  }

  return {
    all() { [...unsaved.asks].forEach(again); },
    hear(frame) {
      const ask = unsaved.find(frame.done || frame.refused);
      if (ask && !later(ask, frame)) answered(ask, frame);
      else if (!ask && frame.code) on.refused(null, frame);
    },
  };
}
