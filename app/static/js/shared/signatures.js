// Signatures: what each office has said of the last revision, and by which hand.

import { moment } from './dates.js';
import { officeName } from './offices.js';
import { room } from './room.js';
import { counted } from './words.js';

const HANDS = { 'own link': 'by personal link', 'own device': 'on their own device', 'in the room': 'said in the room' };

export const lastSigned = () => room().revisions.at(-1) || {};

function stands(one, again) {
  const brought = one.brought_in ? ', as a file says that was brought in' : '';
  const hand = `${HANDS[one.method] || ''}, ${moment(one.at)}${brought}`;
  if (one.state === 'refused') return `refused ${hand}: ${one.why}`;
  if (one.state === 'asked') return again ? `asked again: ${again}` : 'not signed yet';
  const still = one.revision === lastSigned().revision ? '' : `, as revision ${one.revision}; nothing that concerns them has changed`;
  return `signed ${hand}${still}`;
}

// Of what was asked before, only what changed since is asked again: `wordsOf` says it of what it is about.
export function saying(wordsOf) {
  const changedWords = ({ changed }) => wordsOf(changed || []);
  const told = (one) => ({ ...one, key: one.office, name: officeName(one.office), who: one.name, stands: stands(one, changedWords(one)) });
  const signatures = () => ({
    get list() { return room().signatures.map(told); },
    get signedWords() {
      const all = this.list.length;
      const done = this.list.filter((one) => one.state === 'signed').length;
      if (!all) return '';
      return lastSigned().in_force ? 'In force: all have signed.' : `${done} of ${counted(all, 'signature', 'signatures')}.`;
    },
  });
  return { changedWords, told, signatures };
}
