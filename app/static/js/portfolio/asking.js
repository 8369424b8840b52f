// What is asked of the portfolio: the filters and the order, as an address has them.

export const PLAIN = { q: '', state: '', model: '', sort: 'service', only: [] };

export const SENTENCES = [
  { only: 'business-led', says: 'business-led' },
  { only: 'nothing-for-it', says: 'nothing decided for IT' },
  { only: 'overdue', says: 'a promise is overdue' },
  { only: 'risks-open', says: 'a risk is not accepted' },
  { only: 'lapsing', says: 'an acceptance lapses within 90 days' },
  { only: 'contract-ended', says: 'a contract has ended' },
  { only: 'contract-ends', says: 'a contract ends within 90 days' },
  { only: 'changing', says: 'cells change hands' },
  { only: 'drifted', says: 'not as it was signed' },
];

export const SORTS = [
  ['service', 'Name'],
  ['-distance', 'Farthest from its model'],
  ['-since', 'Newest state'],
  ['-overdue', 'Most overdue promises'],
  ['-promises', 'Most open promises'],
  ['-risks', 'Most risks'],
  ['ends', 'Next contract end'],
  ['-changes', 'Most changes of hands'],
  ['-drift', 'Most drift since signing'],
  ['model', 'Model'],
];

// The same question as text: of an address, and of a view that is saved.
export function written(question) {
  const told = new URLSearchParams();
  ['q', 'state', 'model'].forEach((name) => question[name] && told.set(name, question[name]));
  if (question.sort !== PLAIN.sort) told.set('sort', question.sort);
  question.only.forEach((one) => told.append('only', one));
  return told.toString();
}

// Back from text; what is no word of ours is left out.
export function read(text) {
  const told = new URLSearchParams(text);
  const known = (name, words) => (words.includes(told.get(name)) ? told.get(name) : '');
  const only = told.getAll('only').filter((one) => SENTENCES.some((it) => it.only === one));
  const sort = /^-?[a-z]+$/.test(told.get('sort') || '') ? told.get('sort') : PLAIN.sort;
  return {
    q: (told.get('q') || '').slice(0, 200),
    state: known('state', ['live', 'signed-off', 'in-force']),
    model: known('model', ['A', 'B', 'C']),
    sort,
    only: [...new Set(only)],
  };
}

// The order a press on a column's head asks for: its own first, then the other way round.
export function turned(now, first) {
  if (now !== first) return first;
  return first.startsWith('-') ? first.slice(1) : `-${first}`;
}
