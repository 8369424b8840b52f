// Links to hand out: the one to join, and the one that lets one's other device act in one's name.

import { call } from '../shared/api.js';
import { copying } from '../shared/copying.js';
import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { stageLinks } from './people_stage.js';

// A link with a key is copied, never drawn, unless there is no clipboard to copy it to.
export function otherDevice() {
  return merged(copying, {
    wrong: '',
    async fetchLink() {
      const answer = await call('POST', `/api/workshops/${room().workshop.code}/keys`, {});
      this.wrong = answer.why || '';
      if (answer.link) this.copy(new URL(answer.link, location.href).href, 'Link for your other device');
    },
  });
}

export const inviting = () => merged(dialog, otherDevice(), stageLinks);
