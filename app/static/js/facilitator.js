// Entry of the facilitator's page: agenda, cell and people on one screen.

import { Alpine } from './alpine.js';
import { agenda } from './agenda.js';
import { ballot } from './ballot.js';
import { cell } from './cell.js';
import { closing } from './closing.js';
import { copier } from './copy.js';
import { decision } from './decision.js';
import { details, otherDevice, parking } from './details.js';
import { comeBack, connection } from './door.js';
import { keys } from './keys.js';
import { people } from './people.js';
import { timer } from './timer.js';
import { begin, start } from './opening.js';

// Components stand inside each other, and there the inner one's names win, even within what the outer
// one computes: no two of them may use one name for different things.
const parts = { agenda, ballot, cell, closing, connection, copier, decision, details, keys, otherDevice, parking, people, timer };
Object.keys(parts).forEach((name) => Alpine.data(name, parts[name]));

begin('facilitator');
start();
comeBack().then((why) => {
  const place = document.getElementById('refused');
  if (why && place) place.textContent = why;
});
