// The way in: joining by name and party, or coming back with a key or a cookie.

import { call } from '../shared/api.js';
import { knock } from '../shared/door.js';
import { merged } from '../shared/merged.js';
import { recall, remember } from '../shared/remember.js';
import { rememberTyped } from './people_naming.js';
import { knocking } from './people_knocking.js';

const GONE = 'gone'; // this browser was inside, and is no more

const code = () => document.body.dataset.code;
const inside = () => `remit:${code()}:inside`;

// A link in a mail arrives without our cookie, which is strict; loading again from our own page has
// it. Only a browser that was inside before tries that, and once.
export async function comeBack() {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key) {
    const answer = await call('POST', `/api/workshops/${code()}/cookie`, undefined, key);
    history.replaceState(null, '', location.pathname);
    if (!answer.why) location.reload();
    return answer.why || '';
  }
  if (document.body.dataset.inside) remember(inside(), 'yes');
  else if (recall(inside()) === 'yes') {
    remember(inside(), GONE);
    location.replace(location.pathname);
  }
  return '';
}

const LOST = 'The server did not answer, so it is not known whether you are in. Try again: you will not be in twice.';

export function entering() {
  return merged(knocking, {
    gone: recall(inside()) === GONE,
    name: '',
    represents: '',
    observing: '',
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
      const role = this.observing ? 'observer' : 'participant';
      const person = { name: this.name.trim(), represents: this.represents, role };
      const answer = await knock(`/api/workshops/${code()}/people`, person);
      rememberTyped(code(), person.name);
      if (!answer.why) return location.replace(location.pathname);
      this.busy = false;
      this.wrong = answer.lost ? LOST : answer.why;
      if (answer.before) this.cameBefore(answer.before);
      await this.refusedAt(answer.code);
      return this.point();
    },
    init() { this.arrive(); },
    // An answer that was lost had let somebody in from here, under another name than stands here now.
    cameBefore({ name, represents, role }) {
      Object.assign(this, { name, represents, observing: role === 'observer' });
      this.wrong = `From here \u2068${name}\u2069 is in already. Join again to go on as \u2068${name}\u2069; if that is somebody else, write your own name.`;
    },
    point() {
      const field = document.getElementById(this.wrongField === 'represents' ? 'represents-business' : 'name');
      if (field) field.focus();
    },
  });
}
