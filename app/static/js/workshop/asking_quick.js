// A quick check is written down, and asked of everybody at once.

import { act } from '../console/act.js';
import { draftOf, keepDraft } from '../shared/drafts.js';

export function quickCheck() {
  return {
    text: '',
    init() {
      this.text = draftOf('quick') || '';
      this.$watch('text', (text) => keepDraft('quick', text));
    },
    async ask() {
      if (!this.text.trim()) return;
      const answer = await act('open-question', { question: 'quick', text: this.text.trim() });
      if (answer.why) return;
      this.text = '';
      document.activeElement.blur(); // keys are steps again: R reveals
    },
  };
}
