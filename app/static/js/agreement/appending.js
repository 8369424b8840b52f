// Appendices: service level agreements by their links, or as files that are kept with the agreement.

import { call } from '../shared/api.js';
import { merged } from '../shared/merged.js';
import { below } from '../shared/prefix.js';
import { room } from '../shared/room.js';
import { stream } from '../shared/stream.js';
import { drafting } from './drafting.js';
import { changedWords } from './wording.js';

const EMPTY = { title: '', link: '' };
const MOST = 5 * 1024 * 1024;

// A file's name without its ending is its title; `12 KB` beside it.
export const titleOf = (name) => name.replace(/\.[^.]*$/, '').slice(0, 120) || name;
export const sized = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

const told = (one) => ({
  ...one,
  by: changedWords(one),
  address: one.file ? below(stream(`/attachments/${one.hash}`)) : one.link,
  about: one.file ? `${one.file}, ${sized(one.size)}` : '',
});

export function appendices() {
  return merged(drafting({ section: 'appendices', ask: 'add-appendix', empty: EMPTY, needed: ['title', 'link'], first: 'appendix-title' }), {
    init() { this.keepForm(); },
    get list() { return room().appendices.map(told); },
    get fileWrong() { return this.shown ? '' : this.wrong; },
    isArmed(one) { return this.armed && this.item === one.id; },

    async attach({ target }) {
      const [file] = target.files;
      if (!file || this.busy) return;
      Object.assign(this, { busy: true, wrong: '', said: 'The file goes out …' });
      const about = new URLSearchParams({ title: titleOf(file.name), name: file.name });
      const answer = file.size > MOST ? { why: 'A file is 5 MB at most.' } : await call('POST', stream(`/attachments?${about}`), file);
      Object.assign(this, { busy: false, wrong: answer.why || '', said: answer.why ? '' : 'Attached.' });
      if (!answer.why) target.value = '';
    },
    drop(one) {
      if (this.item !== one.id) Object.assign(this, { item: one.id, armed: false });
      return this.remove();
    },
  });
}
