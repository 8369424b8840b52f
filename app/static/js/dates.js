// Dates, times and lengths of time in the reader's own format.

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function day(text) {
  if (!text) return '';
  // A bare date is a day on the calendar, not midnight in Greenwich.
  return DAY.format(new Date(text.length === 10 ? `${text}T12:00:00` : text));
}

export function moment(text) {
  return text ? MOMENT.format(new Date(text)) : '';
}

export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
