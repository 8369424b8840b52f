// A link that lets one's other device act in one's own name.

import { call } from './api.js';
import { copying } from './copying.js';
import { merged } from './merged.js';
import { stream } from './stream.js';

// A link with a key is copied, never drawn, unless there is no clipboard to copy it to.
export function otherDevice() {
  return merged(copying, {
    wrong: '',
    async fetchLink() {
      const answer = await call('POST', stream('/keys'), {});
      this.wrong = answer.why || '';
      if (answer.link) this.copy(new URL(answer.link, location.href).href, 'Link for your other device');
    },
  });
}
