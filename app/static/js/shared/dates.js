// Dates, times and lengths of time in the reader's own format.

import { serverTime } from './clock.js';

// Made when the first date is written: it takes a phone long, and most pages have none at first.
const made = {};

// A date stands on one line; a time may follow on the next.
function whole(text) {
  return text.replace(/([^,]) /g, '$1\u00a0').replace(/, (\d{4})/, ',\u00a0$1');
}

function written(date, how) {
  const name = JSON.stringify(how);
  if (!made[name]) made[name] = new Intl.DateTimeFormat(undefined, how);
  return whole(made[name].format(date));
}

export function day(text) {
  if (!text) return '';
  // A bare date is a day on the calendar, not midnight in Greenwich.
  return written(new Date(text.length === 10 ? `${text}T12:00:00` : text), { dateStyle: 'medium' });
}

// The day it is here at a moment, as the wire has days.
export function dayOf(time) {
  const at = new Date(time);
  const two = (number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

// A day is past when it has ended where its reader is.
export function isPast(text) {
  return Boolean(text) && text < dayOf(serverTime());
}

export function moment(text) {
  return text ? written(new Date(text), { dateStyle: 'medium', timeStyle: 'short' }) : '';
}

// The time of day alone.
export function time(text) {
  return text ? written(new Date(text), { timeStyle: 'short' }) : '';
}

export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
