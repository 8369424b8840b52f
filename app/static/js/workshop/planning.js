// When the room meets, and the invitation to it: a text to be sent, and an event for calendars.

import { copying } from '../shared/copying.js';
import { day } from '../shared/dates.js';
import { draftOf, keepDraft } from '../shared/drafts.js';
import { merged } from '../shared/merged.js';
import { below } from '../shared/prefix.js';
import { room } from '../shared/room.js';

const ASK = 'plan-session';
const HERE = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
const EMPTY = { day: '', at: '', minutes: '', zone: '', pre_work: '' };
const LENGTHS = [60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480];

export function lengthWords(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const told = [hours && `${hours} ${hours === 1 ? 'hour' : 'hours'}`, rest && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`];
  return told.filter(Boolean).join(' ') || '0 minutes';
}

export function standsPlanned() {
  const { session } = room();
  return session ? `${day(session.day)}, ${session.at}` : 'not planned';
}

// What is sent to everybody, in lines.
export function invitationText(link) {
  const { session, workshop } = room();
  return [
    `${workshop.service}: who is accountable for its support?`,
    session && `When: ${day(session.day)}, ${session.at} to ${session.until} (${session.zone}), ${lengthWords(session.minutes)}.`,
    `Where: ${link}`,
    'Open the link, give your name and whom you represent: no account is needed, a phone is enough. Votes are hidden until they are revealed.',
    session && session.pre_work && `Before you come: ${session.pre_work}`,
  ].filter(Boolean).join('\n');
}

export function planning() {
  return merged(copying, {
    form: { ...EMPTY },
    seen: 0, // the screen on which it was begun
    wrong: '',
    saved: '',

    init() {
      this.load();
      this.$watch('$store.room.session', () => this.load());
    },
    // What was half-written comes first, then what is planned.
    load() {
      const told = room().session;
      const begun = told ? { ...told, minutes: String(told.minutes) } : { at: '09:00', minutes: '180', zone: HERE() };
      const draft = draftOf(ASK) || {};
      this.seen = draft.seen || room().seq;
      this.form = draft.form || Object.fromEntries(Object.keys(EMPTY).map((name) => [name, begun[name] || '']));
    },
    keep() {
      this.saved = '';
      keepDraft(ASK, { form: this.form, seen: this.seen });
    },
    get lengths() {
      const own = Number(this.form.minutes);
      return [...new Set([...LENGTHS, own])].filter(Boolean).sort((a, b) => a - b).map((one) => ({ value: String(one), name: lengthWords(one) }));
    },
    text(link) { return invitationText(link); },
    get file() { return below(`/api/workshops/${room().workshop.code}/invitation.ics`); },
    async plan() {
      const answer = await room().ask(ASK, { ...this.form, minutes: Number(this.form.minutes), seen: this.seen }, true);
      this.wrong = answer.why || '';
      if (answer.why) return;
      keepDraft(ASK);
      this.load();
      this.saved = 'Kept.';
    },
  });
}
