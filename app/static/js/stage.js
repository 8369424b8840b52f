// Entry of the stage: it shows what the facilitator focuses, and has nothing to press.

import { Alpine } from './alpine.js';
import { cell } from './cell.js';
import { closing } from './closing.js';
import { connection } from './door.js';
import { cellAt, places } from './grid.js';
import './matrix.js';
import { people } from './people.js';
import { timer } from './timer.js';
import { begin, start } from './opening.js';
import { counted } from './words.js';
import { cellKey, room } from './workshop.js';

const parts = { cell, closing, connection, people, timer };
Object.keys(parts).forEach((name) => Alpine.data(name, parts[name]));

Alpine.data('stage', () => ({
  get signed() { return room().workshop.state === 'signed-off'; },
  get begun() { return Boolean(room().focus) || places().some((place) => cellAt(place.key).voted); },
  get lobby() { return !this.signed && !this.begun; },
  // How far the votes are, on the cells that can still be voted on.
  get progress() {
    const open = places().map((place) => cellAt(place.key)).filter((one) => one.state === 'open');
    const votes = open.reduce((sum, one) => sum + (one.voted || 0), 0);
    if (!votes) return 'Nobody has voted yet.';
    const begun = open.filter((one) => one.voted).length;
    return `${counted(votes, 'vote', 'votes')} saved, on ${begun} of ${counted(open.length, 'cell', 'cells')}.`;
  },
  get playing() { return !this.signed && this.begun; },
}));

begin('stage');
// At one's own pace the room is done with a decided cell, and the stage shows the whole matrix; but
// where votes are out, the room talks, and what it has just decided stays in view.
room().look = () => {
  const { focus, workshop } = room();
  if (workshop.pace !== 'own' || cellAt(cellKey(focus)).state !== 'decided') return focus;
  const states = places().map((place) => cellAt(place.key).state);
  return states.includes('open') && !states.includes('revealed') ? null : focus;
};
start();
