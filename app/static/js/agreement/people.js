// Who is at the agreement, by the side they speak for; who leads corrects it, and hands the lead on.

import { room, somebody } from '../shared/room.js';

const WARNINGS = {
  'remove-person': (name) => `${name} is sent out at once, and this cannot be undone. Press again to remove ${name}.`,
  'hand-over': (name) => `${name} facilitates in your place, and you cannot take it back. Press again to hand over.`,
};
const sideOf = (one) => (one.side === 0 || one.side === 1 ? one.side : null);

function says(one) {
  const told = [one.role === 'facilitator' && 'facilitates', one.role === 'observer' && 'observes', one.appointed && 'let in by an operator'];
  const where = (one.invited && 'invited, not here yet') || (one.here && 'here') || (one.away && 'away') || '';
  return [...told, where].filter(Boolean).join(', ');
}

export function people() {
  return {
    editing: '', armed: '', wrong: '', form: { name: '', side: '', role: 'participant' },

    get groups() {
      const { agreement, people: all } = room();
      const of = (side) => all.filter((one) => sideOf(one) === side).map((one) => ({ ...one, says: says(one) }));
      const groups = agreement.sides.map((name, side) => ({ key: String(side), name, look: `side-${side}`, all: of(side) }));
      return [...groups, { key: 'neither', name: 'For neither side', look: '', all: of(null) }];
    },
    get sides() { return room().agreement.sides.map((name, side) => ({ value: String(side), name })); },
    get known() { return somebody(this.editing).name || this.form.name; },
    get isMe() { return this.editing === room().you.person; },
    get warned() { return this.armed ? WARNINGS[this.armed](this.known) : ''; },

    edit({ person, name, side, role }) {
      Object.assign(this, { wrong: '', armed: '', editing: this.editing === person ? '' : person, form: { name, side: side === null ? '' : String(side), role } });
    },
    save() {
      const { name, side, role } = this.form;
      const fields = { name: name.trim(), ...(side ? { side: Number(side) } : {}), ...(role === 'facilitator' ? {} : { role }) };
      return this.act('correct-person', fields);
    },
    share() { return this.act('share-facilitation', {}); },
    // What cannot be taken back is said by the first press and done by the second.
    arm(ask) {
      if (this.armed === ask) return this.act(ask, {});
      return Object.assign(this, { armed: ask });
    },
    async act(ask, fields) {
      this.armed = '';
      const answer = await room().ask(ask, { person: this.editing, ...fields }, true);
      this.wrong = answer.why || '';
      if (!answer.why) this.editing = '';
    },
  };
}
