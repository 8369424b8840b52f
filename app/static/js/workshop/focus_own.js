// A participant may look elsewhere than the room, and at one's own pace does so by itself.

import { Alpine } from '../shared/alpine.js';
import { same } from '../shared/grid.js';
import { pressed } from '../shared/matrix.js';
import { cellAt, cellKey, room } from '../shared/room.js';
import { talks } from './focus_overview.js';
import { finished } from './focus_pace.js';
import { toTheQuestion, toVote } from './questions_votes.js';

// Where the votes are still to come, at one's own pace: there is a cell to vote on by oneself.
function alone() {
  const { overview, workshop } = room();
  return workshop.pace === 'own' && !overview && !talks() && toVote().length > 0;
}

// At one's own pace the first cell without a vote comes up by itself; else we look with the room.
export const ownView = {
  get finished() { return finished(); },
  get at() {
    if (this.pick || this.overview) return this.pick;
    return (alone() && toVote()[0]) || this.focus;
  },
};

// What leads everybody back to where the room looks.
function led() {
  const { focus, overview, workshop } = room();
  const { state } = cellAt(cellKey(focus));
  return [cellKey(focus), overview, workshop.pace, workshop.pace === 'own' && state].join(' ');
}

export function follow() {
  // A turn later: what Alpine has drawn already in this one, it would not draw again.
  let ledTo = led();
  let pace = '';
  Alpine.effect(() => {
    const now = led();
    const otherwise = room().workshop.pace !== pace;
    if (now !== ledTo && (otherwise || !alone())) queueMicrotask(() => { room().pick = null; });
    pace = room().workshop.pace;
    ledTo = now;
  });
  // What happens to the cell in view has to be seen, however far down one was reading; and what is
  // asked of everybody otherwise than before.
  let before = null;
  Alpine.effect(() => {
    const { focus, workshop, at, overview } = room();
    const { state, round } = cellAt(cellKey(focus));
    const all = [workshop.pace, overview, workshop.state].join(' ');
    const here = [cellKey(focus), state, round].join(' ');
    if (before && (before.all !== all || (before.here !== here && same(at, focus)))) scrollTo(0, 0);
    before = { all, here };
  });
}

export function elsewhere() {
  return {
    get away() { return room().pick && (room().overview || (room().focus && !same(room().at, room().focus))); },
    back() { room().pick = null; },
    pick(event) {
      const place = pressed(event);
      if (!place) return;
      room().pick = place;
      toTheQuestion();
    },
  };
}
