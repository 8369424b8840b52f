// Topics parked for later.

import { room } from '../shared/room.js';

export function parking() {
  return {
    text: '',
    async park() {
      if (!this.text.trim()) return;
      const answer = await room().ask('park', { text: this.text.trim() });
      if (!answer.why) this.text = '';
    },
    unpark(topic) { room().ask('unpark', { topic }); },
  };
}
