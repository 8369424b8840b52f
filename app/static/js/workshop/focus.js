// What the page looks at: the cell in view, its wording, and the way back to where the room looks.

import { entryAt } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { isOwn } from '../shared/processes.js';
import { cellKey, room } from '../shared/room.js';
import { scopeWord, word } from '../shared/words.js';

// What every component about the cell in view starts from.
export const inView = {
  get key() { return cellKey(room().at); },
  get question() { return (room().at && room().at.question) || ''; }, // one that is no cell
  get now() { return room().now; },
  get open() { return this.now.state === 'open'; },
  get revealed() { return this.now.state === 'revealed'; },
  get decided() { return this.now.state === 'decided'; },
  get compared() { return this.revealed && this.now.stage === 'differ'; }, // no more is out than that
  get tallied() { return Boolean(this.now.tally); },
};

export function cell() {
  return merged(inView, {
    get entry() { return entryAt(room().at); },
    get means() {
      const means = this.entry.means || '';
      return means && `${means[0].toUpperCase()}${means.slice(1)}.`;
    },
    get scope() {
      if (!room().at || this.question) return this.entry.group || '';
      return scopeWord(room().workshop.joined ? 'both' : room().at.scope);
    },
    get round() { return this.now.round > 1 ? `Round ${this.now.round}` : ''; },
    get own() { return Boolean(room().at && room().at.process) && isOwn(room().at.process); },
    get reference() { return word(this.now.reference); },
  });
}
