// Which votes this browser may cast, which are missing, and which are still on their way.

import { isUnnamed } from '../shared/asked.js';
import { places, same } from '../shared/grid.js';
import { cellAt, cellKey, oncePerScreen, room } from '../shared/room.js';

export function mayVote(at) {
  const { workshop, you, focus } = room();
  if (!at || you.role === 'observer' || (workshop.state !== 'live' && !isUnnamed(at.question))) return false;
  if (cellAt(cellKey(at)).state !== 'open') return false;
  return Boolean(at.question) || workshop.pace === 'own' || same(at, focus);
}

// The heading gets the focus, so that a screen reader says what is asked now.
export function toTheQuestion() {
  document.getElementById('question').focus({ preventScroll: true });
  scrollTo(0, 0);
}

export const toVote = oncePerScreen(() => places().filter((place) => mayVote(place) && !room().mine[place.key]));

export function onItsWay(key) {
  const asks = room().pending.filter((ask) => cellKey(ask) === key);
  return asks.filter((ask) => ask.ask === 'cast-vote' || ask.ask === 'withdraw-vote').pop();
}
