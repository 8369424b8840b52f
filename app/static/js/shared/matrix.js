// The matrix on a page: its frame comes with the page; here each face is written when it changes.

import { Alpine } from './alpine.js';
import { rows } from './grid.js';
import { mark } from './marks.js';
import { room } from './room.js';

const places = new WeakMap(); // of each face: what it shows
const told = new WeakMap();
const PUBLISHED = 14; // so many rows a stage has room for in its own letters

function piece(tag, look, text) {
  const made = document.createElement(tag);
  if (look) made.className = look;
  made.textContent = text;
  return made;
}

// What stands behind a word as a sign, and in words for who hears it or asks.
const SIGNS = [
  ['open', '!', 'no owner and date yet'],
  ['thin', '~', 'thin'],
  ['override', '≠', 'override'],
];

function signs(one) {
  const made = piece('span', 'signs', '');
  made.append(...SIGNS.filter(([what]) => one[what]).map(([what, sign, words]) => {
    const drawn = piece('span', what, sign);
    drawn.title = words;
    return drawn;
  }));
  return made.childNodes.length && made;
}

// A party is called the same in every language.
function party(text) {
  const made = piece('span', '', text);
  made.translate = false;
  return made;
}

const EDGE = 6; // its frame stands outside of it

// In a list of its own, of more rows than it has room for; a page is never moved.
function keepInSight(face) {
  const pane = face.closest('.scroll');
  if (!pane) return;
  const [one, place] = [face.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += Math.min(0, one.top - EDGE - place.top) + Math.max(0, one.bottom + EDGE - place.bottom);
}

function write(face, name, one, text) {
  const label = `${name}, ${one.scope}: ${one.word || 'open'}${one.private ? ', your vote' : ''}${SIGNS.map(([what, , words]) => (one[what] ? `, ${words}` : '')).join('')}`;
  const whole = [label, text, one.look, one.mark, one.full, one.here].join('|');
  places.set(face, one);
  if (one.here && !face.classList.contains('here')) setTimeout(() => keepInSight(face));
  if (told.get(face) === whole) return;
  told.set(face, whole);
  face.className = `face ${one.look}${one.here ? ' here' : ''}`;
  if (face.tagName === 'BUTTON') {
    face.setAttribute('aria-label', label);
    face.setAttribute('aria-current', one.here);
  }
  const parts = [one.mark && mark(one.mark, one.full ? 'full' : 'hollow'), party(text), signs(one)];
  face.replaceChildren(...parts.filter(Boolean));
}

// The frame comes with the page: here rows come and go, and are called as the workshop calls them.
function frame(table, all) {
  const [body] = table.tBodies;
  while (body.rows.length > all.length) body.rows[all.length].remove();
  while (body.rows.length < all.length) body.append(body.rows[0].cloneNode(true));
  all.forEach(({ name }, at) => {
    const [head] = body.rows[at].cells;
    if (head.textContent !== name) head.textContent = name;
  });
  table.style.setProperty('--rows', all.length);
  table.classList.toggle('many', all.length > PUBLISHED);
}

// `word` says which of a face's two texts fits: its word, or the short one.
export function draw(table, word, rowsOf, effect) {
  // The question comes first; what stands below it may come a moment later.
  setTimeout(() => table.isConnected && effect(() => {
    table.classList.toggle('joined', Boolean(room().workshop.joined));
    const all = rowsOf();
    if (all.length) frame(table, all);
    const faces = Array.from(table.tBodies[0].rows, (row) => Array.from(row.querySelectorAll('.face')));
    all.forEach(({ name, cells }, row) => cells.forEach((one, column) => write(faces[row][column], name, one, one[word])));
  }));
}

Alpine.directive('matrix', (table, { expression: word }, { effect }) => draw(table, word, rows, effect));

// The place whose face was pressed.
export function pressed(event) {
  const face = event.target.closest('.face');
  return face ? places.get(face) : null;
}
