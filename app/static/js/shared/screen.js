// A screen as a page holds it: its keys, what stands there before the server said anything, and what is
// told of one thing of many, `cell:…` or `question:…`, put by its name.

import { Alpine } from './alpine.js';

// What a page shows before the server said anything, and wherever the server says null.
export const nothing = () => ({
  workshop: {}, you: {}, people: [], crowd: { here: 0, all: 0, by: {} }, focus: null, mine: {},
  mine_why: {}, timer: null, parked: [], nearest: {}, signatories: [], signatures: [], revisions: [], undo: null,
  undo_of: null, redo: null, redo_of: null,
  rush: null, waiting: {}, polling: 0, overview: false, progress: null,
  chapter: 'matrix', names: 'parties', question: null, ambition: null,
  registers: {}, risks: [], promises: [], checks: [], dropped: {}, contracts: [], benefits: [], path: [], path_at: '', points: {}, cases: [], playing: null,
  processes: [], wording: {}, marks: [], mine_older: [], stakeholders: [], intake: [], session: null, forecast: [], prework: [],
});

// What was told is never changed in place, and so nobody has to watch what is within: a page reads it
// hundreds of times for each screen.
export function frozen(value) {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

// The line brings once more what came with the page: what is the same is not drawn again.
function put(holder, key, value) {
  if (JSON.stringify(Alpine.raw(holder)[key]) !== JSON.stringify(value)) holder[key] = frozen(value);
}

function putEach(holder, kind, shown, whole) {
  const held = whole ? Object.keys(holder).map((name) => `${kind}:${name}`) : [];
  const told = Object.keys(shown).filter((key) => key.startsWith(`${kind}:`));
  for (const key of new Set([...held, ...told])) {
    const name = key.slice(kind.length + 1);
    if (shown[key]) put(holder, name, shown[key]);
    else delete holder[name];
  }
}

// Of a whole screen nothing stays of what was before.
export function putScreen(holder, shown, whole) {
  const empty = holder.empty();
  for (const key of Object.keys(empty)) {
    if (key in shown) put(holder, key, shown[key] === null ? empty[key] : shown[key]);
    else if (whole) put(holder, key, empty[key]);
  }
  putEach(holder.cells, 'cell', shown, whole);
  putEach(holder.questions, 'question', shown, whole);
}
