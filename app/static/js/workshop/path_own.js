// On a phone: what changes for one's own party, by date.

import { cellAt, room } from '../shared/room.js';
import { word } from '../shared/words.js';
import { moving, steps } from './path_steps.js';

export function ownPath() {
  return {
    get party() { return room().you.represents; },
    get shown() {
      return room().signed || (room().chapter === 'ambition' && cellAt('ambition').state !== 'open');
    },
    get steps() {
      return steps(moving().filter((one) => [one.accountable, one.becomes].includes(this.party)));
    },
    get title() { return `What changes for ${word(this.party)}`; },
  };
}
