// The three meetings that are usual between two sides, each offered in one press.

import { serverTime } from '../shared/clock.js';
import { dayOf } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { weekdayRule } from './rhythm.js';

const USUAL = [
  {
    key: 'review', title: 'Monthly service review', level: 'operational', every: 'month', at: '10:00', weekday: 2, roles: ['relationship manager', 'business manager'],
    purpose: 'How the services ran, and what is open.',
  },
  {
    key: 'initiatives', title: 'Quarterly review of initiatives', level: 'tactical', every: 'quarter', at: '10:00', weekday: 3, roles: ['relationship manager', 'business manager', 'service owner'],
    purpose: 'How the shared initiatives go, and which come next.',
  },
  {
    key: 'alignment', title: 'Yearly alignment', level: 'strategic', every: 'year', at: '10:00', weekday: 4, roles: ['relationship manager', 'business manager'],
    purpose: 'Budgets and strategies of both sides.',
  },
];

const NOTICE = 7 * 24 * 3600 * 1000; // before the first of them: nobody is called to a meeting tomorrow

// The first such weekday of a month to come, as the wire has days.
export function nextMonth(now, weekday, months = 1) {
  const today = new Date(now);
  const first = new Date(today.getFullYear(), today.getMonth() + months, 1, 12);
  first.setDate(1 + ((weekday - first.getDay() + 7) % 7));
  return first - today < NOTICE ? nextMonth(now, weekday, months + 1) : dayOf(first);
}

const holding = (roles) => room().staff.filter(({ role }) => roles.some((one) => (role || '').toLowerCase().includes(one))).map((one) => one.name);

export const usual = {
  planning: '',
  get offered() {
    const known = room().meetings.map((one) => one.title);
    return USUAL.filter((one) => !known.includes(one.title));
  },
  async planUsual({ key, title, level, every, at, weekday, roles, purpose }) {
    if (this.planning) return;
    this.planning = key;
    const date = nextMonth(serverTime(), weekday);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    const fields = { title, level, purpose, every: weekdayRule(every, date), starts: `${date} ${at}`, zone, attendees: holding(roles) };
    const answer = await room().ask('plan-meeting', fields, true);
    Object.assign(this, { planning: '', said: answer.why ? '' : `${title} is planned, as it stands here. Change it where it does not fit.`, wrong: answer.why || '' });
  },
};
