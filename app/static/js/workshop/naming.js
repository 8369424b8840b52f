// Whether a reveal may go on to names: a part of the workshop's details.

import { room } from '../shared/room.js';

export const nameRule = {
  byName: false,
  loadRule() { this.byName = room().names === 'people'; },
  async saveRule() {
    const names = this.byName ? 'people' : 'parties';
    return names === room().names ? [] : [await room().ask('set-names', { names }, true)];
  },
};
