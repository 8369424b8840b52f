// Signing off: what is still missing, the signature, and the start of the next revision.

import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { openPoints } from './signing_points.js';
import { revisions } from './signing_revisions.js';

export function signing() {
  return merged(dialog, openPoints, revisions(), {
    wrong: '',
    lead(place) {
      this.close();
      room().ask('focus', { process: place.process, scope: place.scope });
    },
    async sign() {
      const answer = await room().ask('sign-off', {}, true);
      this.wrong = answer.why || '';
    },
    async goOn() {
      const answer = await room().ask('start-revision', {}, true);
      this.wrong = answer.why || '';
    },
  });
}
