// The last stage of a reveal: who chose what, by name, where the room agreed to that before it voted.

import { merged } from '../shared/merged.js';
import { cellKey, room } from '../shared/room.js';
import { choicesOf } from '../shared/words.js';
import { inView } from './focus.js';

const ON_STAGE = 10; // names for each choice; the consoles and the phones have all of them

// Of a crowd only who facilitates has the list of people: the others hear how many more there are.
function called(persons) {
  const known = new Map(room().people.map((one) => [one.person, one.name]));
  const names = persons.map((one) => known.get(one)).filter(Boolean).slice(0, room().view === 'stage' ? ON_STAGE : undefined);
  const rest = persons.length - names.length;
  return rest ? [...names, `${rest} more`] : names;
}

export const names = () => merged(inView, {
  get lines() {
    const named = Object.entries(this.now.named || {});
    return choicesOf(cellKey(room().at)).map((choice) => {
      const persons = named.filter(([, chose]) => chose === choice.value).map(([person]) => person);
      return { ...choice, names: called(persons) };
    }).filter((line) => line.names.length);
  },
});
