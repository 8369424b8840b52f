// Cited matrices: signed support models by revision and hash, and the newer one that is in force.

import { call } from '../shared/api.js';
import { wayTo } from '../shared/codes.js';
import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { drafting } from './drafting.js';
import { changedWords } from './wording.js';

const EMPTY = { workshop: '', revision: '', hash: '' };
const CLOSED = 'This browser is not in that workshop. Write the revision and its hash: both stand on the first page of its PDF.';
const UNSIGNED = 'Nothing is signed in that workshop yet.';

const codeOf = (text) => wayTo(text).split('/')[2] || '';
const write = ({ workshop, revision, hash }) => ({ workshop: codeOf(workshop), revision: revision === '' ? '' : Number(revision), hash: hash.toLowerCase() });

async function signedIn(code) {
  const answer = await call('GET', `/api/workshops/${code}`);
  return answer.show ? answer.show.revisions : null;
}

export function citations() {
  return merged(drafting({ section: 'citations', ask: 'cite-matrix', empty: EMPTY, needed: ['workshop', 'revision', 'hash'], first: 'cite-workshop', write }), {
    found: [], looked: '', citing: '',

    init() { this.keepForm(); },
    get list() {
      return room().citations.map((one) => ({ ...one, short: one.hash.slice(0, 12), by: changedWords(one), newWords: one.newer ? `A newer revision ${one.newer} is in force` : '' }));
    },
    add() {
      Object.assign(this, { found: [], looked: '' });
      this.begin();
    },
    // Who is in that workshop from this browser finds what is signed there.
    async look() {
      const code = codeOf(this.form.workshop);
      if (!code) return Object.assign(this, { looked: 'Paste the link or the code of the workshop.' });
      const revisions = await signedIn(code);
      this.found = (revisions || []).map((one) => ({ ...one, words: `Revision ${one.revision}, ${day(one.signed_at)}${one.in_force ? ', in force' : ''}` })).reverse();
      return Object.assign(this, { looked: (!revisions && CLOSED) || (!revisions.length && UNSIGNED) || '' });
    },
    choose({ revision, hash }) { this.form = { ...this.form, revision: String(revision), hash }; },
    // In one press: it is the same service, which was cited by a hash before.
    async citeNewer(one) {
      if (this.citing) return;
      this.citing = one.id;
      const answer = await room().ask('cite-matrix', { item: one.id, base: one.version, revision: one.newer }, true);
      Object.assign(this, { citing: '', wrong: answer.why || '', said: answer.why ? '' : `Revision ${one.newer} is cited.` });
    },
  });
}
