// The way in: joining by name and party.

import { isOut } from '../shared/coming_back.js';
import { knock } from '../shared/door.js';
import { knowing } from '../shared/known.js';
import { merged } from '../shared/merged.js';
import { stream } from '../shared/stream.js';
import { rememberTyped } from './people_naming.js';
import { knocking } from './people_knocking.js';

const LOST = 'The server did not answer, so it is not known whether you are in. Try again: you will not be in twice.';

export function entering() {
  return merged(knocking, knowing, {
    gone: isOut(),
    name: '',
    represents: '',
    observing: '',
    advising: '',
    wrong: '',
    wrongField: '',
    busy: false,
    // Plain http off this computer can be read by others on the same network: say so, once.
    get plain() { return location.protocol === 'http:' && !['localhost', '127.0.0.1'].includes(location.hostname); },
    async enter() {
      this.wrongField = this.name.trim() ? '' : 'name';
      this.wrong = this.wrongField ? 'Write the name the others know you by.' : '';
      if (!this.wrong && !this.represents) {
        this.wrongField = 'represents';
        this.wrong = 'Choose whom you represent.';
      }
      if (this.wrong) return this.point();
      this.busy = true;
      const answer = await this.meet();
      this.known = answer.you ? answer.you.name : '';
      if (this.known === this.name.trim()) return this.goIn();
      return this.known || answer.why ? this.stay({ ...answer, lost: false }) : this.join();
    },
    async join() {
      this.busy = true;
      const role = (this.observing && 'observer') || (this.advising && 'adviser') || 'participant';
      const person = { name: this.name.trim(), represents: this.represents, role };
      const answer = await knock(stream('/people'), person);
      rememberTyped(document.body.dataset.code, person.name);
      if (!answer.why) return this.goIn();
      await this.refusedAt(answer.code);
      return this.stay(answer);
    },
    stay(answer) {
      this.busy = false;
      this.wrong = (answer.lost ? LOST : answer.why) || '';
      if (answer.before) this.cameBefore(answer.before);
      return this.wrong && this.point();
    },
    init() {
      this.arrive();
      this.tryCookies();
    },
    // An answer that was lost had let somebody in from here, under another name than stands here now.
    cameBefore({ name, represents, role }) {
      Object.assign(this, { name, represents, observing: role === 'observer', advising: role === 'adviser' });
      this.wrong = `From here \u2068${name}\u2069 is in already. Join again to go on as \u2068${name}\u2069; if that is somebody else, write your own name.`;
    },
    point() {
      const field = document.getElementById(this.wrongField === 'represents' ? 'represents-business' : 'name');
      if (field) field.focus();
    },
  });
}
