// The run sheet: chapters with their minutes, and when the room will be done at its pace so far.

import { moment, time } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { lengthWords } from './planning.js';

const NAMES = { prepare: 'Prepare', ambition: 'Ambition', matrix: 'Matrix', cases: 'Cases', risks: 'Risks', 'sign-off': 'Sign-off' };
const ON_TIME = 3; // minutes that nobody minds

const whole = () => room().forecast.find((one) => one.id === 'session') || {};

// How many minutes it ends later than it is to, by the pace so far.
function over({ due, ends }) {
  return Math.round((Date.parse(ends) - Date.parse(due)) / 60000);
}

export function forecastWords() {
  const told = whole();
  if (!told.ends) return '';
  const minutes = over(told);
  const late = Math.abs(minutes) <= ON_TIME ? 'on time' : `${counted(Math.abs(minutes), 'minute', 'minutes')} ${minutes > 0 ? 'over' : 'early'}`;
  return `At this pace ${time(told.ends)}, ${late}.`;
}

export function standsRunning() {
  const { begun, minutes } = whole();
  return begun ? forecastWords() || 'done' : `${lengthWords(minutes || 0)}, not begun`;
}

export function forecast() {
  return { get words() { return forecastWords(); } };
}

export function running() {
  return {
    form: {}, // minutes by chapter
    wrong: '',

    init() {
      this.take();
      this.$watch('$store.room.forecast', () => this.take());
    },
    take() { this.form = Object.fromEntries(room().forecast.map((one) => [one.id, String(one.minutes)])); },
    get list() {
      return room().forecast.filter((one) => NAMES[one.id]).map((one) => ({
        ...one, name: NAMES[one.id], here: one.id === room().chapter,
        told: one.left === null ? '' : [one.spent && `${one.spent} gone`, one.left && `${one.left} to go`].filter(Boolean).join(', '),
      }));
    },
    get begun() { return Boolean(whole().begun); },
    get words() {
      if (forecastWords()) return forecastWords();
      return this.begun ? 'The session is over.' : `${lengthWords(whole().minutes || 0)} in all.`;
    },
    get since() {
      const { begun, due } = whole();
      return begun && due ? `Begun ${moment(begun)}, to end at ${time(due)}.` : '';
    },
    async plan(one) {
      const minutes = Number(this.form[one.id]);
      if (!Number.isInteger(minutes) || minutes === one.minutes) return this.take();
      const answer = await room().ask('plan-chapter', { chapter: one.id, minutes }, true);
      this.wrong = answer.why || '';
      return this.wrong ? undefined : this.take();
    },
    begin() { return room().ask('begin-session', {}); },
  };
}
