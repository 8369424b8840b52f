// Playing the night: step by step through a case, on the console.

import { act } from '../console/act.js';
import { merged } from '../shared/merged.js';
import { opens } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { night } from './playing_chain.js';
import { gapsOf } from './playing_gaps.js';

export function playing() {
  return merged(night, gapsOf, {
    get case() { return this.now.case; },
    get gaps() { return this.told(this.now.case, this.here.gaps); },
    get last() { return this.now.step >= this.now.steps.length; },
    // The one that is read, or the first that nobody has played: what the chapter goes on with.
    get ahead() {
      const read = opens('case');
      return room().cases.find((one) => (read ? one.id === read : !one.played)) || null;
    },
    get nextWords() {
      if (this.on) return this.last ? 'End this night' : 'Next step';
      return this.ahead ? `Play “${this.ahead.title}”` : '';
    },
    goOn() {
      const { ahead } = this;
      room().opened = null;
      if (!this.on) return act('play-case', { case: ahead.id });
      return this.last ? act('play-case', { case: '' }) : act('play-case', { case: this.now.case, step: this.now.step + 1 });
    },
    back() { return act('play-case', { case: this.now.case, step: this.now.step - 1 }); },
    end() { return act('play-case', { case: '' }); },
  });
}
