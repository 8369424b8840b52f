// How far the votes are, on the cells that can still be voted on.

import { cells } from '../shared/grid.js';
import { counted } from '../shared/words.js';

export function progress() {
  return {
    get words() {
      const open = cells().filter((one) => one.state === 'open');
      const votes = open.reduce((sum, one) => sum + (one.voted || 0), 0);
      if (!votes) return 'Nobody has voted yet.';
      const begun = open.filter((one) => one.voted).length;
      return `${counted(votes, 'vote', 'votes')} saved, on ${begun} of ${counted(open.length, 'cell', 'cells')}.`;
    },
  };
}
