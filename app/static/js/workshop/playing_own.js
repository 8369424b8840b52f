// The night on a phone: the same chain, and where one is in it oneself; else the cases brought in.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { caseTold, casesWords } from './cases_told.js';
import { night } from './playing_chain.js';

const ROLES = [['called', 'You are called'], ['escalates', 'It is escalated to you'], ['steps_in', 'You step in']];

// A name stands in a contact with a number behind it, or alone.
const names = (text, name) => Boolean(name) && text.toLowerCase().includes(name.toLowerCase());

export function ownNight() {
  return merged(night, {
    get shown() { return room().chapter === 'cases' && !room().interlude; },
    get list() { return room().cases.map(caseTold); },
    get words() { return casesWords(); },
    get mine() {
      const { called, escalates = '', steps_in: stepsIn = '' } = this.here;
      const texts = { called: called ? `${called.name} ${called.contact}` : '', escalates, steps_in: stepsIn };
      const [, words] = ROLES.find(([role]) => names(texts[role], room().you.name)) || [];
      return words || '';
    },
  });
}
