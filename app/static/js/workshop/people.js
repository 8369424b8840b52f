// Who is in the room: who still has to vote, who has, who is gone; and correcting what they entered.

import { moment } from '../shared/dates.js';
import { cellAt, cellKey, room, somebody } from '../shared/room.js';
import { PARTIES, word } from '../shared/words.js';
import { farOn, farWords, pathsOf } from './people_paths.js';

const GROUPS = [
  ['waiting', 'Here, no vote yet'],
  ['voted', 'Vote saved'],
  ['idle', 'No vote yet'],
  ['onTheWay', 'On the way'],
  ['done', 'Done'],
  ['here', 'Here'],
  ['facilitator', 'Facilitating'],
  ['observer', 'Observing'],
  ['adviser', 'Advising'],
  ['away', 'Away'],
  ['gone', 'Gone'],
  ['invited', 'Invited, not here yet'],
];

const WARNINGS = {
  'remove-person': (name) => `${name} is sent out at once, and this cannot be undone. Press again to remove ${name}.`,
  'hand-over': (name) => `${name} facilitates in your place; you take part, and cannot take it back. Press again to hand over.`,
};

function groupOf(person, cell, paths) {
  if (person.invited) return 'invited';
  if (paths && person.here && (person.role === 'participant' || paths(person).voted)) return farOn(paths(person));
  if (!paths && cell && (cell.voters || []).includes(person.person)) return 'voted';
  if (!person.here) return person.away ? 'away' : 'gone';
  if (person.role !== 'participant') return person.role;
  return !paths && cell && cell.state === 'open' && cell.voters ? 'waiting' : 'here';
}

// A facilitator may stand for the room alone: `Other` beside the name would read like a surname.
function beside(person) {
  return person.role === 'facilitator' && person.represents === 'other' ? '' : word(person.represents);
}

// Whoever facilitates hands links out and could claim one: everybody can look when that was.
function came(person) {
  if (person.invited) return 'Invited by a personal link that nobody has claimed yet.';
  return person.claimed ? `Came in by a personal link, ${moment(person.claimed)}.` : '';
}

export function people() {
  return {
    editing: '',
    armed: '', // what a second press does to the person in view
    form: { name: '', represents: 'business', role: 'participant' },
    wrong: '',
    parties: PARTIES.map((value) => ({ value, name: word(value) })),

    get gathered() {
      const cell = room().at ? cellAt(cellKey(room().at)) : null;
      const paths = room().asking ? null : pathsOf(); // a question is voted on together
      const everybody = room().people.map((one) => [groupOf(one, cell, paths), one]);
      return GROUPS.map(([kind, name]) => {
        const all = everybody.filter(([group]) => group === kind).map(([, one]) => one);
        return { kind, name, all: all.map((one) => ({ ...one, party: beside(one), far: farWords(one, paths), came: came(one) })) };
      }).filter((group) => group.all.length);
    },
    get known() { return somebody(this.editing).name || this.form.name; },
    get isMe() { return this.editing === room().you.person; },

    edit(person) {
      this.wrong = '';
      this.armed = '';
      this.editing = this.editing === person.person ? '' : person.person;
      this.form = { name: person.name, represents: person.represents, role: person.role };
    },
    // What cannot be taken back is said by the first press and done by the second.
    arm(name) {
      if (this.armed === name) this.act(name, {});
      else this.armed = name;
    },
    get warned() { return this.armed ? WARNINGS[this.armed](this.known) : ''; },
    async act(name, fields) {
      this.armed = '';
      const answer = await room().ask(name, { person: this.editing, ...fields }, true);
      this.wrong = answer.why || '';
      if (!answer.why) this.editing = '';
    },
    save() {
      const fields = { name: this.form.name.trim(), represents: this.form.represents };
      if (this.form.role !== 'facilitator') fields.role = this.form.role;
      this.act('correct-person', fields);
    },
    remove() { this.arm('remove-person'); },
    share() { this.act('share-facilitation', {}); },
    handOver() { this.arm('hand-over'); },
  };
}
