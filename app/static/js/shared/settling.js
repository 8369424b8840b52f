// What has just come into its place by somebody else's act takes no press for half a second, and
// shows that it is new: a finger that was on its way meant what stood there before.

import { openedWords } from './opened.js';
import { cellAt, cellKey, room } from './room.js';

const SETTLES = 500; // milliseconds

let acted = 0; // as far as the log goes by what was done from here
let timer = 0;

// The cell in view, how far it is, what a risk that is read says, and whether anything can be done at all; where all go together,
// also the cell that the room goes to, for every page follows a turn later.
function footing() {
  const { at, focus, workshop } = room();
  const { state, round } = cellAt(cellKey(at));
  return [cellKey(at), state, round, workshop.state, workshop.pace === 'own' || cellKey(focus), openedWords()].join(' ');
}

function settle(is) {
  room().fresh = is;
  document.body.classList.toggle('fresh', is);
}

export function didHere(seq) {
  acted = Math.max(acted, seq || 0);
}

// Lets a screen come in, and looks whether it put something else into view; what was there when the
// page opened, and what was done from here, is no surprise.
export function comesIn(frame, show) {
  const [before, seen] = [footing(), room().seq];
  show();
  const ownAct = seen < acted && acted <= frame.seq;
  if (!seen || ownAct || footing() === before) return;
  clearTimeout(timer);
  settle(true);
  timer = setTimeout(() => settle(false), SETTLES);
}

// A press by finger, mouse or key within what settles is not passed on.
export function holdPresses() {
  document.addEventListener('click', (event) => {
    if (!room().fresh || !event.target.closest('[data-settles]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
