// Adopting the reference model: the first press says what it would take, the second takes it.

import { act } from '../console/act.js';
import { leader, places } from '../shared/grid.js';
import { entryOf, isOwn } from '../shared/processes.js';
import { cellAt, room } from '../shared/room.js';
import { counted, scopeWord, sentence } from '../shared/words.js';

const MODEL = 'model'; // armed: what the room has voted otherwise stays
const WHOLE = 'whole model'; // armed: that is taken, too
const NAMED = 3; // so many are named, the others counted

// Voted on, and not agreed on what the model says.
function disputed({ state, pattern, tally, reference }) {
  return state === 'revealed' && !(pattern === 'agreed' && leader({ tally })[0] === reference);
}

function called({ process, scope }) {
  const { name } = entryOf(process);
  return scope === 'both' ? name : `${name} (${scopeWord(scope)})`;
}

function namesOf(list) {
  const named = list.slice(0, NAMED).map(called);
  const rest = list.length - named.length;
  return sentence(rest ? [...named, `${rest} more`] : named);
}

export function adopting() {
  return {
    get left() { return places().filter(({ key, process }) => !isOwn(process) && cellAt(key).state !== 'decided'); },
    get disputes() { return this.left.filter((place) => disputed(cellAt(place.key))); },
    get whole() { return room().armed === WHOLE; },
    get taken() { return this.left.length - (this.whole ? 0 : this.disputes.length); },
    get armed() { return this.left.length > 0 && (room().armed === MODEL || this.whole); },
    get warning() {
      if (!this.armed) return '';
      const model = room().workshop.model;
      const names = namesOf(this.disputes);
      const stays = this.disputes.length && !this.whole ? ` Voted otherwise, so not taken: ${names}.` : '';
      const against = this.disputes.length && this.whole ? ` Against the votes: ${names}.` : '';
      if (!this.taken) return `Nothing is left to take.${stays}`;
      return `Takes ${counted(this.taken, 'cell', 'cells')} from model ${model}.${stays}${against} Press again to adopt.`;
    },
    get words() { return this.armed && this.taken ? `Press again: adopt ${this.taken} from` : 'Adopt model'; },
    get offers() { return this.armed && !this.whole && this.disputes.length > 0; },
    adopt() {
      if (!this.armed) room().armed = MODEL;
      else if (this.taken) act('adopt-reference', this.whole ? {} : { keep_disputes: true });
    },
    all() { room().armed = WHOLE; },
  };
}
