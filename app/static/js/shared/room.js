// The one store: what the server shows, the state of the line, and the asks still on their way.

import { Alpine } from './alpine.js';
import { inWords, offering } from './answers.js';
import { toldTime } from './clock.js';
import { newId } from './ids.js';
import { madeOn } from './seen.js';
import { isVote } from './unsaved.js';

// What a page shows before the server said anything, and wherever the server says null.
const nothing = () => ({
  workshop: {}, you: {}, people: [], crowd: { here: 0, all: 0, by: {} }, focus: null, mine: {},
  mine_why: {}, timer: null, parked: [], nearest: {}, signatories: [], revisions: [], undo: null,
  undo_of: null, redo: null, redo_of: null,
  rush: null, waiting: {}, polling: 0, overview: false, progress: null,
});
const KEYS = Object.keys(nothing());
export const NO_LINE = 'There is no line to the server just now. Press again when it is back.';

export function room() {
  return Alpine.store('room');
}

export function cellAt(key) {
  return room().cells[key] || { state: 'open', round: 1, voted: 0 };
}

export function cellKey(at) {
  return at ? `${at.process}:${at.scope === 'both' ? 'application' : at.scope}` : '';
}

// The line and what is unsaved, once the page has opened them; neither is for the screen.
let line = null;
let unsaved = null;
const waiting = new Map();

export function connect(opened, kept) {
  line = opened;
  unsaved = kept;
}

// The line brings once more what came with the page: what is the same is not drawn again.
function put(holder, key, value) {
  if (JSON.stringify(Alpine.raw(holder)[key]) !== JSON.stringify(value)) holder[key] = value;
}

export const store = {
  ...nothing(), cells: {}, seq: 0, pick: null, view: 'stage',
  line: 'connecting', slow: false, why: '', pending: [], trouble: '', fresh: false, ...offering,

  // Which cell this page looks at, and what is known of it. A page may have its own way of looking.
  get at() { return this.focus; },
  get now() { return cellAt(cellKey(this.at)); },
  get signed() { return this.workshop.state === 'signed-off'; },

  show(frame, whole) {
    const shown = frame.show;
    const empty = nothing();
    for (const key of KEYS) {
      if (key in shown) put(this, key, shown[key] === null ? empty[key] : shown[key]);
      else if (whole) put(this, key, empty[key]);
    }
    const cells = Object.keys(whole ? { ...this.cells } : {}).map((key) => `cell:${key}`);
    for (const key of new Set([...cells, ...Object.keys(shown).filter((one) => one.startsWith('cell:'))])) {
      if (shown[key]) put(this.cells, key.slice(5), shown[key]);
      else delete this.cells[key.slice(5)];
    }
    if (shown.clock) toldTime(shown.clock);
    this.seq = frame.seq;
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
