// Who signs: one name for each office.

import { room } from '../shared/room.js';
import { OFFICES } from '../shared/words.js';

export const signatories = {
  names: {},
  before: {}, // who signed when this was opened

  get offices() { return Object.keys(OFFICES).map((value) => ({ value, name: OFFICES[value] })); },
  loadNames() {
    this.names = Object.fromEntries(room().signatories.map((one) => [one.signatory, one.name]));
    this.before = { ...this.names };
  },
  async saveNames() {
    const answers = [];
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
};
