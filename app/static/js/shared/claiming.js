// A personal link: claimed by a press and never by being opened, as mail scanners open every link.

import { knock } from './door.js';
import { knowing } from './known.js';
import { merged } from './merged.js';
import { room } from './room.js';
import { stream } from './stream.js';

const LOST = 'The server did not answer, so it is not known whether you are in. Press again: you will not be in twice.';

export function claiming() {
  return merged(knowing, {
    busy: false,
    wrong: '',

    get open() { return Boolean(room().invitation); },
    // Whom this browser is here already is said before the press: they are somebody else then.
    async init() {
      this.$watch('open', (open) => open && this.look());
      if (this.open) await this.look();
    },
    async look() {
      this.wrong = '';
      const answer = await this.meet();
      this.known = answer.you ? answer.you.name : '';
      if (answer.code === 'blocked') this.wrong = answer.why;
    },
    async claim() {
      this.busy = true;
      this.wrong = '';
      const kept = await this.meet(); // in a browser that is not known again it would be used up
      const answer = kept.why ? kept : await this.press();
      if (!answer.why) return this.goIn();
      this.wrong = answer.lost ? LOST : answer.why;
      this.busy = false;
      return this.wrong;
    },
    press() {
      return knock(stream('/invitations/claim'), { secret: room().invitation });
    },
    leave() { room().invitation = ''; },
  });
}
