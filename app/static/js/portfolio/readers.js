// Who else may read: the owner gives an auditor a link by name, and takes it back.

import { shelf } from './shelf.js';
import { call } from '../shared/api.js';
import { copying } from '../shared/copying.js';
import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';

const PATH = '/api/portfolio/readers';

export function readers() {
  return merged(copying, {
    list: [],
    name: '',
    link: '',
    whose: '',
    wrong: '',
    busy: false,
    get owns() { return shelf().you.role === 'owner'; },
    get words() { return this.list.length ? '' : 'Nobody has a reading link.'; },
    day(one) { return day(one.made.slice(0, 10)); },
    async fetch() {
      const answer = await call('GET', PATH);
      this.wrong = answer.why || '';
      this.list = answer.readers || [];
    },
    opened() { if (this.$root.open) this.fetch(); },
    async give() {
      const name = this.name.trim();
      if (!name) {
        this.wrong = 'Write who the link is for.';
        return;
      }
      this.busy = true;
      const answer = await call('POST', PATH, { name });
      Object.assign(this, { busy: false, wrong: answer.why || '', link: answer.link || '', whose: answer.link ? name : '' });
      if (answer.why) return;
      this.name = '';
      await this.fetch();
      this.$nextTick(() => this.$refs.made.focus());
    },
    async takeBack(one) {
      const answer = await call('DELETE', `${PATH}/${one.reader}`);
      if (!answer.why) Object.assign(this, { link: '', whose: '' });
      await this.fetch();
      if (answer.why) this.wrong = answer.why;
    },
  });
}
