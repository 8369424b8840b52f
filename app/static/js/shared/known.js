// Whether this browser can be known again, and as whom it is known here already.

import { call } from './api.js';
import { cookiesKept } from './cookies.js';
import { stream } from './stream.js';

export const knowing = {
  known: '', // who has come in from this browser already, by another page of it

  async tryCookies() {
    const kept = await cookiesKept();
    if (kept.code === 'blocked') this.wrong = kept.why;
  },
  // Nobody is created as whom this browser could not be known, or in the place of who it is.
  async meet() {
    const kept = await cookiesKept();
    return kept.why ? kept : call('GET', stream('/cookie'));
  },
  goIn() { location.replace(location.pathname); },
};
