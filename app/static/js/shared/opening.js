// How a page of a workshop opens: the first screen out of the page, then the line.

import { Alpine } from './alpine.js';
import { openLine } from './line.js';
import { merged } from './merged.js';
import { below } from './prefix.js';
import { furnish } from './room.js';
import './said.js';
import { frozen } from './screen.js';
import { comesIn, didHere, holdPresses } from './settling.js';
import { keepStanding } from './standing.js';
import { connect, NO_LINE, store } from './store.js';
import { stream, what } from './stream.js';
import { keepUnsaved } from './unsaved.js';
import './wrong.js';

const CLOSED = (what) => ({
  4500: 'This page and the server do not understand each other. Reload the page; nothing saved is lost.',
  4501: `This browser is no longer part of the ${what}. What you saved stays. Reload to join again.`,
  4504: `There is no such ${what} here any more.`,
});

function written(id) {
  const block = document.getElementById(id);
  return block ? JSON.parse(block.textContent) : null;
}

// The components of a page, by the names its templates call them.
export function register(components) {
  Object.keys(components).forEach((name) => Alpine.data(name, components[name]));
}

// `own` is what only this page keeps in the store, or has there in its own way.
// `hello` is what it says beside its cookie when it comes in.
export function begin(view, own = {}, hello = {}) {
  const code = document.body.dataset.code;
  const first = written('first');
  const shared = furnish(merged(store, own));
  shared.view = view;
  shared.published = frozen(written('catalogue'));
  if (first) shared.show(first, true);
  if (!first && view !== 'stage') return false;
  holdPresses();
  const unsaved = keepUnsaved(code);
  unsaved.belongTo(shared.you.person || null);
  shared.pending = [...unsaved.asks];
  keepStanding();
  connect(openLine({ address: addressOf(), hello, unsaved, on: heard(shared) }), unsaved);
  return true;
}

function addressOf() {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}${below(stream('/live'))}`;
}

// What the store does with what the line brings.
function heard(shared) {
  return {
    show: (frame, whole) => comesIn(frame, () => shared.show(frame, whole)),
    state: (state, close, slow, locked) => {
      Object.assign(shared, { line: locked ? 'locked' : state, slow: Boolean(slow) });
      if (locked) shared.show({ seq: 0, show: {} }, true); // nothing stays in sight
      if (state === 'live' && shared.trouble === NO_LINE) shared.trouble = ''; // it is back
      if (state === 'closed') shared.why = CLOSED(what())[close] || CLOSED(what())[4500];
    },
    done: (ask, seq) => {
      didHere(seq);
      shared.answered(ask, { done: ask.id, seq });
    },
    refused: (ask, frame) => shared.answered(ask, frame),
  };
}

// A turn of its own, so that a slow phone may paint and listen in between.
export function start() {
  setTimeout(() => Alpine.start());
}
