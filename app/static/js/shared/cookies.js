// Whether this browser keeps cookies: by one it is known again. Tried, there and back, before
// anybody is created who could never come back.

import { call } from './api.js';

const BLOCKED = 'This browser keeps no cookies here, and without one Remit does not know it again. '
  + 'Allow cookies for this address in the browser’s settings, or use another browser, and reload '
  + 'this page. Nobody was let in and nothing was saved.';
let kept = false;

// Answers as a call does: with a `why` where it is not so, or where nobody could tell.
export async function cookiesKept() {
  if (kept) return {};
  const tried = await call('POST', '/api/cookie', {});
  const answer = tried.why ? tried : await call('GET', '/api/cookie');
  kept = Boolean(answer.kept);
  return kept || answer.why ? answer : { code: 'blocked', why: BLOCKED };
}
