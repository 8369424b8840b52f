// How many are here, and whether the door is open to more.

import { steady } from '../shared/clock.js';
import { room } from '../shared/room.js';
import { PARTIES, counted, word } from '../shared/words.js';
import { missingWords, seatsOf } from './stakeholders_missing.js';

const LISTED = 24; // as many names as the stage has room for

export function door() {
  return {
    get here() { return `${room().crowd.here} of ${room().crowd.all} here`; },
    get slowly() {
      return `${counted(room().polling, 'person is', 'people are')} on the slow way: no live line gets through to them. They see and do everything, a moment later.`;
    },
    get locked() { return Boolean(room().workshop.locked); },
    turnLock() { room().ask('lock-door', { locked: !this.locked }); },
  };
}

// More want in from one network than may: somebody may be filling the room.
export function rush() {
  return {
    armed: false,
    since: 0, // when this page heard of it first
    get said() {
      const told = room().rush;
      if (!told) return '';
      this.since = this.since || steady();
      if (this.armed) return 'Everybody who came in with them is sent out, too; who belongs here can come again. Press again to remove them.';
      const more = told.turned_away === 1 ? '1 was' : `${told.turned_away} were`;
      return `${told.came} people came in within a minute, and ${more} turned away. Is somebody filling the room?`;
    },
    remove() {
      if (!this.armed) { this.armed = true; return; }
      const seconds = Math.min(3600, 60 + Math.ceil((steady() - this.since) / 1000));
      room().ask('remove-newcomers', { seconds });
      this.leave();
    },
    leave() { this.armed = false; this.since = 0; room().rush = null; },
  };
}

// Who came after the workshop was opened, by name and by party.
export function arrivals() {
  return {
    get names() { return room().people.filter((one) => one.role !== 'facilitator' && !one.invited).slice(0, LISTED); },
    get parties() {
      const none = { here: 0, all: 0 };
      const sides = PARTIES.map((value) => ({ value, name: word(value), seats: seatsOf(value), ...(room().crowd.by[value] || none) }));
      return sides.filter((one) => one.all || one.seats.length);
    },
    get missing() { return missingWords(); },
  };
}
