// The pace: together, each where the room looks, or everybody at one's own.

import { entryOf, places, same } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { scopeWord } from '../shared/words.js';
import { toTheQuestion, toVote } from './questions_votes.js';

export function pace() {
  return {
    get own() { return room().workshop.pace === 'own'; },
    turn() { room().ask('set-pace', { pace: this.own ? 'together' : 'own' }); },
  };
}

// How far one has come on one's own way through the matrix, and what is next.
export const onTheWay = {
  get left() { return toVote().length; },
  get done() { return places().filter((place) => room().mine[place.key]).length; },
  get total() { return places().length; },
  get progress() { return `${this.done} of ${this.total} voted`; },
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
