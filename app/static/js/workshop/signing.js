// Signing off: what is still missing, the signature, and the start of the next revision.

import { toCompare } from '../shared/comparing.js';
import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { askingToSign } from './signatures_asking.js';
import { openPoints } from './signing_points.js';
import { readBack } from './signing_reading.js';
import { revisions } from './signing_revisions.js';
import { missingWords } from './stakeholders_missing.js';

export function signing() {
  return merged(dialog, openPoints, readBack, toCompare, revisions(), askingToSign(), {
    wrong: '',
    get missing() { return missingWords(); },
    init() {
      this.$watch('signed', (signed) => { if (!signed && this.$root.open) this.read(); });
    },
    opens() { if (!this.signed) this.read(); },
    lead(place) {
      this.close();
      if (!room().inMatrix) room().ask('open-chapter', { chapter: 'matrix' });
      room().ask('focus', { process: place.process, scope: place.scope });
    },
    // Signed is what was read: where it has changed since, it is read back once more. What says the
    // same as the last revision takes a second press.
    async sign() {
      if (this.same && !this.armed) {
        this.armed = true;
        return;
      }
      const answer = await room().ask('sign-off', { seen: this.readAt }, true);
      if (answer.code === 'conflict') await this.read();
      this.wrong = answer.why || '';
    },
    async goOn() {
      const answer = await room().ask('start-revision', {}, true);
      this.wrong = answer.why || '';
    },
  });
}
