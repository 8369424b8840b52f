// The first page: bringing in a session file, which the server reads; here it is only handed on.

import { cookiesKept } from './shared/cookies.js';
import { newId } from './shared/ids.js';
import { below } from './shared/prefix.js';

const MOST = 32 * 1024 * 1024; // bytes, as the server takes them
const MISSING = 'Choose a session file: the web page, or the JSON, of a workshop.';
const NAMELESS = 'Write your name: you facilitate.';
const TOO_LARGE = 'A session file has 32 MB at most. This is another one, or has to be brought in by whoever runs the server.';
const LOST = 'The server did not answer, so it is not known whether the session was brought in. Try again: it will not be there twice.';

// What speaks against sending it, and in which field.
export function amiss(file, facilitator) {
  if (!file) return ['session-file', MISSING];
  if (file.size > MOST) return ['session-file', TOO_LARGE];
  return facilitator.trim() ? ['', ''] : ['brings-in', NAMELESS];
}

async function sent(file, facilitator, id) {
  const type = /\.json$/i.test(file.name) ? 'application/json' : 'text/html';
  const asked = new URLSearchParams({ facilitator: facilitator.trim(), id });
  const request = { method: 'POST', body: file, headers: { 'Content-Type': type } };
  try {
    const answer = await fetch(below(`/api/workshops/import?${asked}`), request);
    const told = await answer.json();
    return answer.ok ? told : { why: told.detail };
  } catch {
    return { why: LOST };
  }
}

export function bringing() {
  return {
    facilitator: '',
    file: null,
    id: newId(),
    wrong: '',
    field: '',
    busy: false,
    choose(event) {
      [this.file] = event.target.files;
      this.id = newId();
      this.wrong = '';
      this.field = '';
    },
    async bringIn() {
      [this.field, this.wrong] = amiss(this.file, this.facilitator);
      if (this.wrong) return document.getElementById(this.field).focus();
      this.busy = true;
      const kept = await cookiesKept();
      const answer = kept.why ? kept : await sent(this.file, this.facilitator, this.id);
      if (!answer.why) return location.assign(below(`/w/${answer.code}/facilitate`));
      this.busy = false;
      this.wrong = answer.why;
      this.field = answer.why === LOST ? '' : 'session-file';
      return document.getElementById('session-file').focus();
    },
  };
}
