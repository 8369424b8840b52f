// Topics parked for later.

import { draftOf, keepDraft } from '../shared/drafts.js';
import { room } from '../shared/room.js';

export function parking() {
  return {
    text: '',
    init() {
      this.text = draftOf('topic') || '';
      this.$watch('text', (text) => keepDraft('topic', text));
    },
    async park() {
      if (!this.text.trim()) return;
      const answer = await room().ask('park', { text: this.text.trim() });
      if (!answer.why) this.text = '';
    },
    unpark(topic) { room().ask('unpark', { topic }); },
  };
}
