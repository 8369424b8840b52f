// Engagement strategy: the formal meetings at three levels, their rhythm, and single ones moved.

import { dayOf, day, moment } from '../shared/dates.js';
import { serverTime } from '../shared/clock.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { drafting } from './drafting.js';
import { formOf, rhythmWords, RHYTHMS, ruleOf } from './rhythm.js';
import { singling } from './singling.js';
import { usual } from './usual.js';
import { changedWords, LEVELS, levelWord } from './wording.js';

export const HERE = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const EMPTY = { title: '', level: '', every: 'month+', rule: '', day: '', at: '10:00', zone: '', purpose: '', attendees: '' };
const SHOWN = 3;

export function read(one) {
  const [date, at] = one.starts.split(' ');
  const { title, level, zone, purpose, attendees } = one;
  return { title, level, zone, purpose, day: date, at, ...formOf(one.every, date), attendees: attendees.join(', ') };
}

export function write(form) {
  const { title, level, zone, purpose, day: date, at } = form;
  const attendees = form.attendees.split(',').map((name) => name.trim()).filter(Boolean);
  return { title, level, every: ruleOf(form), starts: date && at ? `${date} ${at}` : '', zone, purpose, attendees };
}

const told = (one) => ({
  ...one, levelName: levelWord(one.level), often: rhythmWords(one.every), who: one.attendees.join(', '), by: changedWords(one),
  first: `${day(one.starts.slice(0, 10))}, ${one.starts.slice(11)} (${one.zone})`,
  next: one.coming.map(({ on, begins }) => ({ on, key: `${one.id} ${on}`, words: moment(begins) })),
  off: one.singles.filter((it) => !it.starts && it.on >= dayOf(serverTime())).map(({ on }) => ({ on, key: `${one.id} ${on}`, words: day(on) })),
});

export function meetings() {
  const form = drafting({
    section: 'meetings', ask: 'plan-meeting', empty: EMPTY, needed: ['title', 'level', 'every', 'starts', 'zone'], first: 'meeting-title',
    read, write, inputs: { starts: ['day', 'at'], every: ['every', 'rule'] },
  });
  return merged(form, singling, usual, {
    all: '', // the meeting of which every coming date is shown
    levels: Object.entries(LEVELS).map(([value, name]) => ({ value, name })),
    rhythms: RHYTHMS,
    here: HERE(),
    init() { this.keepForm(); },
    get groups() {
      const list = room().meetings.map(told);
      return this.levels.map(({ value, name }) => ({ value, name, all: list.filter((one) => one.level === value) }));
    },
    datesOf(one) { return this.all === one.id ? one.next : one.next.slice(0, SHOWN); },
    more(one) { return this.all !== one.id && one.next.length > SHOWN; },
    // A form that nothing is known for begins at the reader's own clock.
    add() { this.begin(null, { zone: HERE() }); },
  });
}
