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
import { room } from './workshop.js';

const parts = { cell, closing, connection, people, timer };
Object.keys(parts).forEach((name) => Alpine.data(name, parts[name]));

Alpine.data('stage', () => ({
  get signed() { return room().workshop.state === 'signed-off'; },
  get begun() { return Boolean(room().focus) || places().some((place) => cellAt(place.key).voted); },
  get lobby() { return !this.signed && !this.begun; },
  get playing() { return !this.signed && this.begun; },
}));

begin('stage');
start();
