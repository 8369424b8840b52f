// Holding a meeting: opened, what is noted and decided in it, what becomes of its actions, and its end.

import { day, time } from '../shared/dates.js';
import { draftOf, keepDraft } from '../shared/drafts.js';
import { merged } from '../shared/merged.js';
import { below } from '../shared/prefix.js';
import { requested } from '../shared/requested.js';
import { room } from '../shared/room.js';
import { stream } from '../shared/stream.js';
import { counted } from '../shared/words.js';
import { agenda } from './agenda.js';
import { drafting } from './drafting.js';
import { ending } from './ending.js';

const EMPTY = { title: '', owner: '', due: '' };
const minuteOf = (one, at) => ({ ...one, key: `${one.at} ${at}`, word: one.kind === 'decision' ? 'Decided' : 'Noted', when: time(one.at) });

export function holding() {
  return merged(drafting({ section: 'actions', ask: 'plan-action', empty: EMPTY, needed: ['title', 'owner', 'due'], first: 'held-action-title' }), agenda, ending, {
    text: '', kind: 'note', holdWrong: '', taking: false, closing: false, told: {},

    init() {
      this.text = draftOf('minute') || '';
      this.$watch('text', (text) => keepDraft('minute', text));
      this.fetchAgenda();
      ['agenda', 'meetings', 'part'].forEach((key) => this.$watch(`$store.room.${key}`, () => this.fetchAgenda()));
    },
    get place() { return 'held:action'; },
    get sitting() { return room().sitting || { title: '', on: '', minutes: [] }; },
    get sits() { return Boolean(room().sitting); },
    get sittingDay() { return day(this.sitting.on); },
    get minutes() { return this.sitting.minutes.map(minuteOf); },
    get earlier() {
      return room().held.filter((one) => one.closed).map((one) => ({ ...one, when: day(one.on), words: counted(one.minutes, 'minute', 'minutes'), told: this.told[one.id] || null }));
    },
    get names() { return [...new Set([...room().staff, ...room().people].map((one) => one.name).filter(Boolean))]; },
    get calendar() { return below(stream('/calendar.ics')); },
    get closeWords() { return this.closing ? 'Press again: the minutes are closed' : 'Close the meeting'; },

    async openIt({ item, on }) {
      const answer = await room().ask('open-meeting', { item, on }, true);
      this.holdWrong = answer.why || '';
    },
    async take() {
      if (this.taking) return;
      if (!this.text.trim()) return Object.assign(this, { holdWrong: 'Write what was said or decided.' });
      this.taking = true;
      const answer = await room().ask('take-minute', { text: this.text.trim(), kind: this.kind }, true);
      Object.assign(this, { taking: false, holdWrong: answer.why || '' });
      if (!answer.why) Object.assign(this, { text: '', kind: 'note' });
    },
    // What was noted stays as it is from then on, so it takes a second press in the same place.
    async closeIt() {
      if (!this.closing) return Object.assign(this, { closing: true });
      const answer = await room().ask('close-meeting', {}, true);
      return Object.assign(this, { closing: false, holdWrong: answer.why || '' });
    },
    async read(one) {
      if (this.told[one.id]) return;
      const answer = await requested('minutes', one.id, 0);
      if (answer.why) this.holdWrong = answer.why;
      else this.told = { ...this.told, [one.id]: answer.minutes.map(minuteOf) };
    },
  });
}
