// Who must be there, by party: needed, invited, here; and who is still missing, in words.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { PARTIES, sentence, word } from '../shared/words.js';
import { unfolding, writing } from '../shared/writing.js';
import { isHere, missingWords } from './stakeholders_missing.js';

const EMPTY = { title: '', represents: 'business', name: '' };

// Whom a service nearly always needs, beside each of its vendors.
const USUAL = [
  ['Business owner', 'business'], ['Users', 'business'], ['IT OPS', 'it-ops'], ['IT Delivery', 'it-delivery'], ['Control owner', 'other'],
];

export function standsAmong() {
  const all = room().stakeholders;
  return all.length ? `${all.filter(isHere).length} of ${all.length} here` : 'nobody listed';
}

function groupOf(value) {
  const items = room().stakeholders.filter((one) => one.represents === value).map((one) => ({
    ...one, asks: isHere(one) ? '' : (one.invited && 'was not invited') || (one.state === 'needed' && 'was invited') || '',
  }));
  return { value, name: word(value), items, words: `${items.filter(isHere).length} of ${items.length} here` };
}

export function stakeholders() {
  return merged(writing('name-stakeholder', EMPTY, ['title', 'represents']), unfolding('stakeholder-title'), {
    parties: PARTIES.map((value) => ({ value, name: word(value) })),
    adding: false,

    init() { this.keepForm(); },
    get groups() { return PARTIES.map(groupOf).filter((one) => one.items.length); },
    get words() { return missingWords() || (room().stakeholders.length ? 'Everybody is here.' : 'Nobody is listed yet.'); },
    itemAt(id) { return room().stakeholders.find((one) => one.id === id); },
    // Those of them, and of the vendors, who are not listed.
    get usual() {
      const listed = room().stakeholders.map((one) => one.title.toLowerCase());
      const vendors = (room().workshop.vendors || []).map((name) => [name, 'vendor']);
      return [...USUAL, ...vendors].filter(([title]) => !listed.includes(title.toLowerCase()));
    },
    get usualWords() { return `${sentence(this.usual.map(([title]) => title))}.`; },
    async addUsual() {
      this.adding = true;
      for (const [title, represents] of this.usual) await room().ask('name-stakeholder', { title, represents });
      this.adding = false;
    },
    add() {
      this.begin();
      this.unfold();
    },
    async record() { if (await this.send()) this.shown = false; },
    invited(one) { return room().ask('invite-stakeholder', { item: one.id, invited: !one.invited }); },
    remove(one) { return room().ask('drop-stakeholder', { item: one.id }); },
  });
}
