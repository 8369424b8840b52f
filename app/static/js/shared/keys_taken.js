// Keys that links carry behind the `#`: taken and wiped, as the page opens and where one is pasted
// into the address of a page that is open already.

import { call } from './api.js';
import { cookiesKept } from './cookies.js';
import { stream } from './stream.js';

// The secret that stands in the address under this name; from then on it stands there no more.
function taken(name) {
  const secret = new URLSearchParams(location.hash.slice(1)).get(name) || '';
  if (secret) history.replaceState(null, '', location.pathname);
  return secret;
}

// Calls `use` with each secret of this name that comes in.
export function takeSecrets(name, use) {
  const take = () => {
    const secret = taken(name);
    if (secret) use(secret);
    return Boolean(secret);
  };
  addEventListener('hashchange', take);
  return take();
}

// A key makes this browser known; `say` is told where it does not.
export async function useKey(key, say) {
  const kept = await cookiesKept();
  const answer = kept.why ? kept : await call('POST', stream('/cookie'), undefined, key);
  if (answer.why) say(answer.code === 'unavailable' ? `${answer.why} Then open the link again.` : answer.why);
  else location.reload();
}
