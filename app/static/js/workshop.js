// The one store: what the server shows, the state of the line, and the asks still on their way.

import Alpine from '../vendor/alpine/alpine.js';
import { newId } from './ids.js';
import { openLine } from './line.js';
import { keepUnsaved } from './unsaved.js';

const NOTHING = {
  workshop: {}, you: {}, people: [], crowd: { here: 0, all: 0, by: {} }, focus: null, mine: {},
  mine_why: {}, timer: null, parked: [], nearest: {}, signatories: [], revisions: [], undo: null,
};

const CLOSED = {
  4500: 'This page and the server do not understand each other. Reload the page; nothing saved is lost.',
  4501: 'This browser is no longer part of the workshop. What you saved stays. Reload to join again.',
  4504: 'There is no such workshop here any more.',
};

export function written(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

export function room() {
  return Alpine.store('room');
}

export function cellKey(at) {
  return at ? `${at.process}:${at.scope === 'both' ? 'application' : at.scope}` : '';
}

let line = null;
let unsaved = null;
const waiting = new Map();

const store = {
  ...NOTHING, cells: {}, seq: 0, lag: 0, pick: null, view: 'stage',
  line: 'connecting', why: '', pending: [], trouble: '',

  // Which cell this page looks at: the room's, unless the page has its own way of looking.
  look: null,
  get at() { return this.look ? this.look() : this.focus; },

  show(frame, whole) {
    const shown = frame.show;
    for (const key of Object.keys(NOTHING)) {
      if (key in shown) this[key] = shown[key] === null ? NOTHING[key] : shown[key];
      else if (whole) this[key] = NOTHING[key];
    }
    if (whole) for (const key of Object.keys(this.cells)) if (!(`cell:${key}` in shown)) delete this.cells[key];
    for (const key of Object.keys(shown)) {
      if (!key.startsWith('cell:')) continue;
      if (shown[key] === null) delete this.cells[key.slice(5)];
      else this.cells[key.slice(5)] = shown[key];
    }
    if (shown.clock) this.lag = Date.parse(shown.clock) - Date.now();
    this.seq = frame.seq;
  },

  // Resolves with what the server said; the caller keeps what was typed when it was refused.
  ask(name, fields) {
    const ask = { ask: name, id: newId(), ...fields };
    this.trouble = '';
    unsaved.add(ask);
    this.pending = [...unsaved.asks];
    line.put(ask);
    return new Promise((answer) => waiting.set(ask.id, answer));
  },

  answered(ask, frame) {
    this.pending = [...unsaved.asks];
    if (frame.why) this.trouble = frame.why;
    // The server has it on disk; its next screen may be a blink behind.
    else if (ask.ask === 'cast-vote' && frame.seq >= this.seq) this.mine[cellKey(ask)] = ask.choice;
    const answer = ask && waiting.get(ask.id);
    if (answer) answer(frame);
    if (ask) waiting.delete(ask.id);
  },

  state(state, code) {
    this.line = state;
    if (state === 'closed') this.why = CLOSED[code] || CLOSED[4500];
  },
};

export function begin(view) {
  const code = document.body.dataset.code;
  const first = written('first');
  Alpine.store('room', store);
  const shared = room();
  shared.view = view;
  shared.catalogue = written('catalogue');
  shared.models = written('models');
  if (first) shared.show(first, true);
  if (!first && view !== 'stage') return false;
  unsaved = keepUnsaved(code);
  unsaved.belongTo(shared.you.person || null);
  shared.pending = [...unsaved.asks];
  line = openLine({
    address: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/workshops/${code}/live`,
    hello: view === 'stage' ? { as: 'stage' } : {},
    unsaved,
    on: {
      show: (frame, whole) => shared.show(frame, whole),
      state: (state, why) => shared.state(state, why),
      done: (ask, seq) => shared.answered(ask, { done: ask.id, seq }),
      refused: (ask, frame) => shared.answered(ask, frame),
    },
  });
  return true;
}
