// The state of the line in words, and what is not saved yet.

import { room } from './room.js';

const WORDS = { live: 'Live', connecting: 'Connecting…', reconnecting: 'Reconnecting…', closed: 'Closed', locked: 'Door locked' };

export function connection() {
  return {
    get state() { return room().line; },
    get slow() { return room().slow; },
    get words() { return `${WORDS[room().line]}${room().slow ? ', by the slow way' : ''}`; },
    get unsaved() {
      const many = room().pending.length;
      if (!many || (room().line === 'live' && many < 2)) return '';
      return many === 1 ? '1 not saved yet' : `${many} not saved yet`;
    },
    reload() { location.reload(); },
  };
}
