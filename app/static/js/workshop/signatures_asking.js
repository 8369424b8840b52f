// Asking for signatures: a personal link for each office, or what was said in the room, noted as that.

import { copying } from '../shared/copying.js';
import { merged } from '../shared/merged.js';
import { officeName } from '../shared/offices.js';
import { asking, byLink } from '../shared/personal_links.js';
import { room, somebody } from '../shared/room.js';
import { lastSigned } from '../shared/signatures.js';
import { signatures, told } from './signatures.js';

const PARTIES = { 'it-manager': 'it-ops', 'relationship-manager': 'it-delivery' };

export function askingToSign() {
  return merged(signatures(), copying, byLink, {
    spoken: '', // the office whose signature a second press would note

    get offices() {
      return asking(told, officeName).map((one) => ({ ...one, inRoom: one.asked && one.open && (!one.person || somebody(one.person).entered_by) }));
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
