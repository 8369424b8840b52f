// Asking for signatures: a personal link for each office, or what was said in the room, noted as that.

import { call } from '../shared/api.js';
import { copying } from '../shared/copying.js';
import { merged } from '../shared/merged.js';
import { room, somebody } from '../shared/room.js';
import { officeName } from './offices.js';
import { lastSigned, signatures, told } from './signatures.js';

const PARTIES = { 'it-manager': 'it-ops', 'relationship-manager': 'it-delivery' };

// An office is asked by a link of its holder's own, as long as nobody has claimed it.
function askable({ person }) {
  return !person || (somebody(person).invited && !somebody(person).claimed);
}

export function askingToSign() {
  return merged(signatures(), copying, {
    spoken: '', // the office whose signature a second press would note
    unasked: '',

    // Before a revision is signed off nobody is asked yet, and links go out all the same.
    get offices() {
      const said = Object.fromEntries(room().signatures.map((one) => [one.office, one]));
      return room().signatories.filter((one) => one.name).map(({ signatory: office, name, person }) => {
        const one = said[office] ? told(said[office]) : { office, key: office, name: officeName(office), who: name, stands: '' };
        const open = one.state !== 'signed' && one.state !== 'refused';
        return { ...one, person, linked: open && askable({ person }), inRoom: Boolean(said[office]) && open && (!person || somebody(person).entered_by) };
      });
    },
    async link({ office, who }) {
      const answer = await call('POST', `/api/workshops/${room().workshop.code}/invitations`, { name: who, office });
      this.unasked = answer.why || '';
      if (answer.link) this.copy(new URL(answer.link, location.href).href, `Personal link for ${who}`);
    },
    isNoting(one) { return this.spoken === one.office; },
    async note(one) {
      if (!this.isNoting(one)) {
        this.spoken = one.office;
        return;
      }
      this.spoken = '';
      const { revision, hash } = lastSigned();
      const party = PARTIES[one.office] || 'business';
      const said = { name: one.who, represents: somebody(one.person).represents || party, act: 'sign', office: one.office, revision, hash };
      this.unasked = (await room().ask('note-in-the-room', said, true)).why || '';
    },
  });
}
