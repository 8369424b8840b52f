// Sign-off: what is not said yet, who signs and how they are asked, the revisions and their files.

import { toCompare } from '../shared/comparing.js';
import { copying } from '../shared/copying.js';
import { merged } from '../shared/merged.js';
import { officeName } from '../shared/offices.js';
import { asking, byLink } from '../shared/personal_links.js';
import { revisionsOf } from '../shared/revisions.js';
import { room } from '../shared/room.js';
import { signatories } from '../shared/signatories.js';
import { saying } from '../shared/signatures.js';
import { ownSigning } from '../shared/signatures_own.js';
import { itemOf, oneWord, sectionOf, titleOf } from './wording.js';

const FILES = { 'agreement.pdf': 'PDF', 'agreement.docx': 'DOCX', 'agreement.md': 'Markdown', 'agreement.html': 'Web page', 'agreement.json': 'JSON', 'calendar.ics': 'Calendar' };

// Items by their ids; one that is gone since is told by its section.
const said = saying((items) => items.map((item) => {
  const name = titleOf(itemOf(item));
  return [oneWord(sectionOf(item) || item), name].filter(Boolean).join(' ');
}).join('; '));

export const ownSignature = () => ownSigning(said);
export const signatures = said.signatures;

export function signing() {
  return merged(said.signatures(), copying, byLink, toCompare, revisionsOf(FILES), signatories, {
    wrong: '', saved: '', busy: false,

    init() {
      this.loadNames();
      this.$watch('$store.room.signatories', () => this.loadUnchanged());
    },
    // A name that is being written here stays, whoever else names somebody meanwhile.
    loadUnchanged() {
      const touched = this.offices.some(({ value }) => (this.names[value] || '') !== (this.before[value] || ''));
      if (!touched) this.loadNames();
    },
    get asked() { return asking(said.told, officeName); },
    get gaps() { return room().gaps; },
    get next() { return room().revisions.length + 1; },
    get known() { return room().people.map((one) => one.name); },
    get nobody() { return !room().signatories.some((one) => one.name); },

    async saveWho() {
      const answers = await this.saveNames();
      this.wrong = answers.map((answer) => answer.why || '').filter(Boolean).join(' ');
      this.saved = this.wrong ? '' : 'Kept.';
    },
    async signOff() {
      if (this.busy) return;
      this.busy = true;
      const answer = await room().ask('sign-off', {}, true);
      Object.assign(this, { busy: false, wrong: answer.why || '' });
    },
    async goOn() {
      const answer = await room().ask('start-revision', {}, true);
      this.wrong = answer.why || '';
    },
  });
}
