// Who signs: one name for each office, and what each is called.

import { room } from './room.js';
import { OFFICES } from './words.js';
import { officeName } from './offices.js';

export const signatories = {
  names: {},
  before: {}, // who signed when this was opened
  titles: {},

  get offices() { return Object.keys(OFFICES).map((value) => ({ value, name: officeName(value), published: OFFICES[value] })); },
  loadNames() {
    this.names = Object.fromEntries(room().signatories.map((one) => [one.signatory, one.name]));
    this.before = { ...this.names };
    this.titles = Object.fromEntries(room().signatories.map((one) => [one.signatory, one.title || '']));
  },
  async saveNames() {
    const answers = await this.saveTitles();
    for (const signatory of Object.keys(OFFICES)) {
      const name = (this.names[signatory] || '').trim();
      // Only what was changed here: a name somebody else wrote meanwhile stays.
      if (name === (this.before[signatory] || '')) continue;
      const answer = await room().ask('name-signatory', { signatory, name }, true);
      if (!answer.why) this.before[signatory] = name;
      answers.push(answer);
    }
    return answers;
  },
  async saveTitles() {
    const answers = [];
    for (const { signatory, title = '' } of room().signatories) {
      const told = (this.titles[signatory] || '').trim();
      const same = told === title || (!title && told === OFFICES[signatory]);
      if (!same) answers.push(await room().ask('name-office', { signatory, title: told === OFFICES[signatory] ? '' : told }, true));
    }
    return answers;
  },
};
