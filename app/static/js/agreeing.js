// The first page: opening a partnership agreement between two sides.

import { cookiesKept } from './shared/cookies.js';
import { knock } from './shared/door.js';
import { below } from './shared/prefix.js';

const LOST = 'The server did not answer, so it is not known whether the agreement is open. Try again: there will not be two.';
const NEEDED = [
  ['agree-name', 'title', 'Give the agreement a title.'],
  ['agree-side-0', 'one', 'Name the one side.'],
  ['agree-side-1', 'other', 'Name the other side.'],
  ['agree-you', 'facilitator', 'Write your name: you facilitate.'],
];

export function agreeing() {
  return {
    form: { title: '', one: '', other: '', facilitator: '', side: '' },
    wrong: '', field: '', busy: false,

    get told() {
      const { title, one, other, facilitator, side } = Object.fromEntries(Object.entries(this.form).map(([name, text]) => [name, text.trim()]));
      return { title, sides: [one, other], facilitator, ...(side ? { side: Number(side) } : {}) };
    },
    async agree() {
      const lacking = NEEDED.find(([, name]) => !this.form[name].trim());
      [this.field, this.wrong] = lacking ? [lacking[0], lacking[2]] : ['', ''];
      if (lacking) return this.point();
      this.busy = true;
      const kept = await cookiesKept();
      const answer = kept.why ? kept : await knock('/api/agreements', this.told);
      if (answer.code && !answer.why) return location.assign(below(`/a/${answer.code}`));
      Object.assign(this, { busy: false, wrong: answer.lost && !kept.why ? LOST : answer.why });
      if (answer.before) this.openedBefore(answer.before);
      return this.point();
    },
    // An answer that was lost had opened one from here, of which something else was written then.
    openedBefore({ title, sides: [one, other], facilitator, side }) {
      this.form = { title, one, other, facilitator, side: side === undefined ? '' : String(side) };
      this.wrong = `From here \u2068${title}\u2069 is open already, as it stands here again. Start again to go there; change something to open another one.`;
    },
    point() {
      const field = document.getElementById(this.field);
      if (field) field.focus();
    },
  };
}
