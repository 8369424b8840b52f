// Coming back: with a key or a personal link, or by the cookie that a link in a mail comes without.

import { takeSecrets, useKey } from './keys_taken.js';
import { recall, remember } from './remember.js';
import { room } from './room.js';

const GONE = 'gone'; // this browser was inside, and is no more

const inside = () => `remit:${document.body.dataset.code}:inside`;

export const isOut = () => recall(inside()) === GONE;

// Who is in has the notice of every page; who is not, a place of its own.
function say(why) {
  const place = document.getElementById('refused');
  if (place) place.textContent = why;
  else room().trouble = why;
}

// A link in a mail arrives without our cookie, which is strict; loading again from our own page has
// it. Only a browser that was inside before tries that, and once.
export function comeBack() {
  if (takeSecrets('key', (key) => useKey(key, say))) return;
  if (takeSecrets('invitation', (secret) => { room().invitation = secret; })) return;
  if (document.body.dataset.inside) remember(inside(), 'yes');
  else if (recall(inside()) === 'yes') {
    remember(inside(), GONE);
    location.replace(location.pathname);
  }
}
