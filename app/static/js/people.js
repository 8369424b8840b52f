// Who is in the room: who still has to vote, who has, who is gone; and correcting what they entered.

import { cellAt } from './grid.js';
import { PARTIES, word } from './words.js';
import { cellKey, room } from './workshop.js';

const GROUPS = [
  ['waiting', 'Here, no vote yet'],
  ['voted', 'Vote saved'],
  ['here', 'Here'],
  ['facilitator', 'Facilitating'],
  ['observer', 'Observing'],
  ['gone', 'Gone'],
];

function groupOf(person, cell) {
  if (cell && (cell.voters || []).includes(person.person)) return 'voted';
  if (!person.here) return 'gone';
  if (person.role !== 'participant') return person.role;
  return cell && cell.state === 'open' && cell.voters ? 'waiting' : 'here';
}

// A facilitator stands for the room: `Other` beside the name would read like a surname.
function beside(person) {
  return person.role === 'facilitator' ? '' : word(person.represents);
}

export function people() {
  return {
    editing: '',
    form: { name: '', represents: 'business', role: 'participant' },
    wrong: '',
    parties: PARTIES.map((value) => ({ value, name: word(value) })),

    get gathered() {
      const cell = room().focus ? cellAt(cellKey(room().focus)) : null;
      return GROUPS.map(([kind, name]) => {
        const all = room().people.filter((one) => groupOf(one, cell) === kind);
        return { kind, name, all: all.map((one) => ({ ...one, party: beside(one) })) };
      }).filter((group) => group.all.length);
    },
    get empty() { return room().crowd.all < 2; },
    get here() { return `${room().crowd.here} of ${room().crowd.all} here`; },
    get isMe() { return this.editing === room().you.person; },

    edit(person) {
      this.wrong = '';
      this.editing = this.editing === person.person ? '' : person.person;
      this.form = { name: person.name, represents: person.represents, role: person.role };
    },
    async act(name, fields) {
      const answer = await room().ask(name, { person: this.editing, ...fields }, true);
      this.wrong = answer.why || '';
      if (!answer.why) this.editing = '';
    },
    save() {
      const fields = { name: this.form.name.trim(), represents: this.form.represents };
      if (this.form.role !== 'facilitator') fields.role = this.form.role;
      this.act('correct-person', fields);
    },
    remove() { this.act('remove-person', {}); },
    share() { this.act('share-facilitation', {}); },
    handOver() { this.act('hand-over', {}); },
    turnLock() { room().ask('lock-door', { locked: !room().workshop.locked }); },

    get byParty() {
      const none = { here: 0, all: 0 };
      const sides = PARTIES.map((value) => ({ value, name: word(value), ...(room().crowd.by[value] || none) }));
      return sides.filter((one) => one.all);
    },
  };
}
