// A personal link for who holds an office, as long as nobody has claimed it. Needs `copying` beside it.

import { call } from './api.js';
import { room, somebody } from './room.js';
import { stream } from './stream.js';

export function askable({ person }) {
  return !person || (somebody(person).invited && !somebody(person).claimed);
}

// Those that sign, each with what it has said; before a revision is signed off nobody is asked yet, and
// links go out all the same.
export function asking(told, officeName) {
  const said = Object.fromEntries(room().signatures.map((one) => [one.office, one]));
  return room().signatories.filter((one) => one.name).map(({ signatory: office, name, person }) => {
    const one = said[office] ? told(said[office]) : { office, key: office, name: officeName(office), who: name, stands: '' };
    const open = one.state !== 'signed' && one.state !== 'refused';
    return { ...one, person, open, asked: Boolean(said[office]), linked: open && askable({ person }) };
  });
}

export const byLink = {
  unasked: '',
  async link({ office, who }) {
    const answer = await call('POST', stream('/invitations'), { name: who, office });
    this.unasked = answer.why || '';
    if (answer.link) this.copy(new URL(answer.link, location.href).href, `Personal link for ${who}`);
  },
};
