// The one store: what the server shows, the state of the line, and the asks still on their way.

import { inWords, offering } from './answers.js';
import { isInterlude, questionIn } from './asked.js';
import { toldTime } from './clock.js';
import { newId } from './ids.js';
import { cellAt, cellKey } from './room.js';
import { nothing, putScreen } from './screen.js';
import { madeOn } from './seen.js';
import { isVote } from './unsaved.js';

export const NO_LINE = 'There is no line to the server just now. Press again when it is back.';

// The line and what is unsaved, once the page has opened them; neither is for the screen.
let line = null;
let unsaved = null;
const waiting = new Map();
let drawings = 0;

export function connect(opened, kept) {
  line = opened;
  unsaved = kept;
}

export const store = {
  ...nothing(), empty: nothing, cells: {}, questions: {}, seq: 0, drawn: 0, pick: null, opened: null, fetched: {}, view: 'stage',
  line: 'connecting', slow: false, why: '', pending: [], trouble: '', fresh: false, invitation: '', ...offering,

  // What this page looks at, and what is known of it. A page may have its own way of looking.
  get code() { return this.workshop.code; },
  get interlude() { return isInterlude(this.question); },
  get inMatrix() { return this.chapter === 'matrix' && !this.interlude; },
  get inPrepare() { return this.chapter === 'prepare' && !this.interlude; },
  get inRisks() { return this.chapter === 'risks' && !this.interlude; },
  get inCases() { return this.chapter === 'cases' && !this.interlude; },
  get asking() { return this.inMatrix ? null : questionIn(this); },
  get whole() { return this.overview && this.inMatrix; },
  get at() { return this.inMatrix ? this.focus : this.asking; },
  get now() { return cellAt(cellKey(this.at)); },
  get signed() { return this.workshop.state === 'signed-off'; },

  show(frame, whole) {
    putScreen(this, frame.show, whole);
    this.drawnAnew();
    if (frame.show.clock) toldTime(frame.show.clock);
    this.seq = frame.seq;
  },

  drawnAnew() {
    drawings += 1;
    this.drawn = drawings;
  },

  // Resolves with what the server said. A form shows a refusal `beside` its fields and keeps what
  // was typed; for everything else it stands in a notice.
  ask(name, fields, beside) {
    const ask = { ask: name, id: newId(), ...fields };
    this.trouble = '';
    // Only votes are kept: what steers the room is not done later than it was meant.
    if (!isVote(ask) && this.line !== 'live') {
      if (!beside) this.trouble = NO_LINE;
      return Promise.resolve({ code: 'unavailable', why: NO_LINE });
    }
    Object.assign(ask, { ...madeOn(this, ask, cellKey(ask)), ...fields });
    unsaved.add(ask);
    this.pending = [...unsaved.asks];
    if (!unsaved.isBehind(ask)) line.put(ask);
    return new Promise((answer) => waiting.set(ask.id, { answer, beside }));
  },

  answered(ask, frame) {
    this.pending = [...unsaved.asks];
    const asker = (ask && waiting.get(ask.id)) || {};
    if (ask) waiting.delete(ask.id);
    if (ask && isVote(ask)) this.votedOn(cellKey(ask), ask, frame);
    if (frame.why && !asker.beside) this.trouble = inWords(ask, frame.why, asker.answer);
    if (asker.answer) asker.answer(frame);
  },
};
