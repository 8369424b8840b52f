// What changed last, with who and when: one line each.

import { moment } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { titled } from './proposals.js';
import { fieldWord, itemOf, oneWord, titleOf } from './wording.js';

const DID = { told: 'wrote', dropped: 'removed', proposed: 'proposed:', accepted: 'accepted:', declined: 'declined:' };
const SHOWN = 20;

function proposed(id) {
  const one = room().proposals.find((it) => it.id === id);
  return one ? titled(one) : 'a proposal';
}

function about({ section, item, fields, what }) {
  if (section === 'proposals') return proposed(item);
  const name = titleOf(itemOf(item));
  const told = what === 'told' && name && fields.length < 3 ? fields.map((one) => fieldWord(section, one).toLowerCase()).join(', ') : '';
  return [oneWord(section), name, told && `(${told})`].filter(Boolean).join(' ');
}

const told = (one) => ({
  key: `${one.at} ${one.item} ${one.what}`, by: one.by || 'Somebody', did: DID[one.what], about: about(one), when: moment(one.at),
});

// What somebody else changed last is said to who hears the page, in whichever part they are.
export function heard() {
  return {
    since: '',
    init() { this.since = (room().recent[0] || {}).at || ''; },
    get words() {
      const [one] = room().recent;
      if (!one || one.at <= this.since || one.by === room().you.name) return '';
      const { by, did, about: what } = told(one);
      return `${by} ${did} ${what}.`;
    },
  };
}

export function changes() {
  return {
    get list() {
      return room().recent.slice(0, SHOWN).map(told);
    },
  };
}
