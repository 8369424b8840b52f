// How often a meeting comes: the words for a rhythm, and the rule for one that keeps its weekday.

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' };
const PLAIN = { month: 'every month', quarter: 'every quarter', year: 'every year' };
const BY_DAY = { month: 'FREQ=MONTHLY', quarter: 'FREQ=MONTHLY;INTERVAL=3', year: 'FREQ=YEARLY' };

// Which weekday of its month a date is: the first Tuesday, the last Friday.
function placeIn(text) {
  const [year, month, date] = text.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  const nth = Math.ceil(date / 7);
  return { weekday, month, nth: nth > 4 ? -1 : nth };
}

// The rule of a rhythm that keeps the weekday of its first date, as calendars write it.
export function weekdayRule(every, first) {
  if (!first || !BY_DAY[every]) return '';
  const { weekday, month, nth } = placeIn(first);
  return `${BY_DAY[every]}${every === 'year' ? `;BYMONTH=${month}` : ''};BYDAY=${nth}${DAYS[weekday]}`;
}

// `every` as a form has it: a word, a word that keeps the weekday (`month+`), or a rule of its own.
export function formOf(every, first) {
  const kept = Object.keys(BY_DAY).find((one) => weekdayRule(one, first) === every);
  if (kept) return { every: `${kept}+`, rule: '' };
  return PLAIN[every] ? { every, rule: '' } : { every: every ? 'rule' : '', rule: every };
}

export function ruleOf({ every, rule, day }) {
  if (every === 'rule') return rule.trim();
  const word = every.replace('+', '');
  return (every !== word && weekdayRule(word, day)) || word;
}

export function rhythmWords(every) {
  if (PLAIN[every]) return PLAIN[every];
  const found = /^(FREQ=MONTHLY(?:;INTERVAL=3)?|FREQ=YEARLY;BYMONTH=\d+);BYDAY=(-?\d)([A-Z]{2})$/.exec(every || '');
  if (!found || !NTH[found[2]]) return every ? `by the rule ${every}` : '';
  const often = { 'FREQ=MONTHLY': 'month', 'FREQ=MONTHLY;INTERVAL=3': 'quarter' }[found[1]] || 'year';
  return `every ${often}, on the ${NTH[found[2]]} ${NAMES[DAYS.indexOf(found[3])]}${often === 'month' ? '' : ' of the month'}`;
}

export const RHYTHMS = [
  ['month+', 'Every month, the same weekday'], ['month', 'Every month, the same date'],
  ['quarter+', 'Every quarter, the same weekday'], ['quarter', 'Every quarter, the same date'],
  ['year+', 'Every year, the same weekday'], ['year', 'Every year, the same date'], ['rule', 'By a rule (RRULE)'],
].map(([value, name]) => ({ value, name }));
