// The way in: a name, the side one speaks for, or only watching.

import { isOut } from '../shared/coming_back.js';
import { knock } from '../shared/door.js';
import { knowing } from '../shared/known.js';
import { merged } from '../shared/merged.js';
import { stream } from '../shared/stream.js';

const LOST = 'The server did not answer, so it is not known whether you are in. Try again: you will not be in twice.';

export function entering() {
  return merged(knowing, {
    gone: isOut(), name: '', side: '', observing: '', wrong: '', wrongField: '', busy: false,

    init() { this.tryCookies(); },
    check() {
      if (!this.name.trim()) return ['name', 'Write the name the others know you by.'];
      return this.side ? ['', ''] : ['side-0', 'Choose which side you speak for.'];
    },
    async enter() {
      [this.wrongField, this.wrong] = this.check();
      if (this.wrong) return this.point();
      this.busy = true;
      const answer = await this.meet();
      this.known = answer.you ? answer.you.name : '';
      if (this.known === this.name.trim()) return this.goIn();
      return this.known || answer.why ? this.stay({ ...answer, lost: false }) : this.join();
    },
    async join() {
      this.busy = true;
      const person = { name: this.name.trim(), side: Number(this.side), role: this.observing ? 'observer' : 'participant' };
      const answer = await knock(stream('/people'), person);
      return answer.why ? this.stay(answer) : this.goIn();
    },
    stay(answer) {
      this.busy = false;
      this.wrong = (answer.lost ? LOST : answer.why) || '';
      if (answer.before) this.cameBefore(answer.before);
      return this.wrong && this.point();
    },
    // An answer that was lost had let somebody in from here, under another name than stands here now.
    cameBefore({ name, side, role }) {
      Object.assign(this, { name, side: String(side), observing: role === 'observer' });
      this.wrong = `From here \u2068${name}\u2069 is in already. Join again to go on as \u2068${name}\u2069; if that is somebody else, write your own name.`;
    },
    point() {
      const field = document.getElementById(this.wrongField || 'name');
      if (field) field.focus();
    },
  });
}
