// The pace: together, each where the room looks, or everybody at one's own.

import { cells, places, same } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { entryOf } from '../shared/processes.js';
import { room } from '../shared/room.js';
import { scopeWord } from '../shared/words.js';
import { everybodyDone } from './progress.js';
import { toTheQuestion, toVote } from './questions_votes.js';

export function pace() {
  return {
    get own() { return room().workshop.pace === 'own'; },
    turn() { room().ask('set-pace', { pace: this.own ? 'together' : 'own' }); },
  };
}

// At everybody's own pace: every open cell has a vote of one's own, saved. There is no more to do
// until the reveal.
export function finished() {
  const { workshop, you, pending } = room();
  const open = cells().some((one) => one.state === 'open');
  return workshop.pace === 'own' && you.role !== 'observer' && open && !toVote().length && !pending.length;
}

// How far one has come on one's own way through the matrix, and what is next.
export const onTheWay = {
  get left() { return toVote().length; },
  get done() { return places().filter((place) => room().mine[place.key]).length; },
  get total() { return places().length; },
  get progress() { return `${this.done} of ${this.total} voted`; },
  get finishedWords() {
    if (!finished()) return '';
    const rest = everybodyDone() ? 'Everybody is done: the reveal is next.' : 'You can change any of them until the reveal.';
    return `You are done: every open cell has your vote. ${rest}`;
  },
  get next() { return toVote().find((place) => !same(place, room().at)) || null; },
  get nextName() {
    if (!this.next) return '';
    return `${entryOf(this.next.process).name}, ${scopeWord(this.next.scope)}`;
  },
  goOn() {
    room().pick = this.next;
    toTheQuestion();
  },
};

export const ownPace = () => merged(onTheWay);
