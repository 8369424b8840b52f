// Partner plan staff: who of each side is engaged, in which role, at which level, and how they are reached.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { drafting } from './drafting.js';
import { changedWords, LEVELS, levelWord } from './wording.js';

const EMPTY = { name: '', side: '', title: '', contact: '', role: '', level: '', deputy: '' };
const ROLES = ['Relationship manager', 'Business manager', 'Service owner', 'Service manager'];
const PAIR = ['relationship manager', 'business manager'];

const write = (form) => ({ ...form, side: form.side === '' ? '' : Number(form.side) });
const heads = ({ role }) => PAIR.some((one) => (role || '').toLowerCase().includes(one));

export const told = (one) => ({
  ...one, pair: heads(one), by: changedWords(one),
  says: [one.title, one.role, levelWord(one.level)].filter(Boolean).join(' · '),
});

export function staff() {
  return merged(drafting({ section: 'staff', ask: 'name-staff', empty: EMPTY, needed: ['name', 'side'], first: 'staff-name', write }), {
    roles: ROLES,
    levels: Object.entries(LEVELS).map(([value, name]) => ({ value, name })),
    init() { this.keepForm(); },
    get sides() { return room().agreement.sides.map((name, side) => ({ value: String(side), name })); },
    // The pair that makes it work stands on top of its side.
    get groups() {
      const all = room().staff.map(told);
      return room().agreement.sides.map((name, side) => ({
        side, name, all: all.filter((one) => one.side === side).sort((one, other) => other.pair - one.pair),
      }));
    },
    // Who speaks for a side writes down their own first.
    add() { this.begin(null, { side: room().sided ? String(room().you.side) : '' }); },
  });
}
