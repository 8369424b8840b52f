// The stage of an agreement: the meeting that sits, else what is revealed, else how to come in.

import { day, dayOf } from '../shared/dates.js';
import { serverTime } from '../shared/clock.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { asked } from './answering.js';
import { standing } from './standing.js';

const TOPICS = 7;
const DECIDED = 5;

export const stageView = {
  get scene() {
    if (this.line === 'closed') return '';
    if (this.sitting) return 'meeting';
    const { components, pulse } = this.standing;
    const told = ['standing:now', 'standing:wanted'].some((id) => asked(id).tally || asked(id).before.length);
    return told || components.length || pulse.length ? 'standing' : 'lobby';
  },
};

export function standingStage() {
  return merged(standing(), {
    get here() {
      const { length } = room().people.filter((one) => one.here);
      return length ? `${counted(length, 'person is', 'people are')} here.` : 'Nobody is here yet.';
    },
    get rated() {
      const answered = Math.max(...this.allParts.map((id) => asked(id).voted));
      return `${counted(answered, 'answer', 'answers')} so far`;
    },
    get viewed() { return this.components.filter((one) => one.views.length); },
    get lastPulse() { return (this.pulses[0] || {}).mean; },
  });
}

export function meetingStage() {
  return {
    get title() { return (room().sitting || {}).title; },
    get on() { return day((room().sitting || {}).on); },
    // A projector is nobody, and asks nothing: it shows the agenda as of the last thing that happened.
    get all() {
      const today = dayOf(serverTime());
      return room().agenda.topics.map((one, at) => ({ ...one, key: `${one.kind} ${one.item || at} ${one.title}`, when: day(one.due), late: one.late || Boolean(one.due && one.due < today) }));
    },
    get topics() { return this.all.slice(0, TOPICS); },
    get more() { return this.all.length > TOPICS ? `and ${this.all.length - TOPICS} more` : ''; },
    get decided() {
      const { minutes = [] } = room().sitting || {};
      return minutes.filter((one) => one.kind === 'decision').slice(-DECIDED).map((one, at) => ({ ...one, key: `${one.at} ${at}` }));
    },
  };
}
