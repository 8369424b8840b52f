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
  const { inMatrix, overview, workshop } = room();
  return inMatrix && workshop.pace === 'own' && !overview && !talks() && toVote().length > 0;
}

// At one's own pace the first cell without a vote comes up by itself; else we look with the room.
export const ownView = {
  get finished() { return finished(); },
  get at() {
    if (this.pick || this.whole) return this.pick;
    if (!this.inMatrix) return this.asking;
    return (alone() && toVote()[0]) || this.focus;
  },
};

// What leads everybody back to where the room looks.
function led() {
  const { chapter, focus, overview, question, workshop } = room();
  const { state } = cellAt(cellKey(focus));
  return [chapter, question, cellKey(focus), overview, workshop.pace, workshop.pace === 'own' && state].join(' ');
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
    const { asking, at, chapter, focus, overview, workshop } = room();
    const led = asking || focus;
    const { state, round } = cellAt(cellKey(led));
    const all = [chapter, workshop.pace, overview, workshop.state].join(' ');
    const here = [cellKey(led), state, round].join(' ');
    if (before && (before.all !== all || (before.here !== here && same(at, led)))) scrollTo(0, 0);
    before = { all, here };
  });
}

export function elsewhere() {
  return {
    get away() {
      const { asking, at, focus, inMatrix, pick, whole } = room();
      return pick && (!inMatrix || whole || (focus && !same(at, asking || focus)));
    },
    back() { room().pick = null; },
    pick(event) {
      const place = pressed(event);
      if (!place) return;
      room().pick = place;
      toTheQuestion();
    },
  };
}
