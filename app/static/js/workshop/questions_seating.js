// The seats: one mark for each participant, hollow until saved, standing in columns once revealed.

import { sizeOf } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { choicesOf, COUNTED, PARTIES, word } from '../shared/words.js';

const SLOTS = 5; // as many as a cell has choices, and as there are parties
const GAP = 0.5; // between two slots, in marks

// Who takes part, and who leads the room and votes here, or for a party anywhere: they keep the seat.
function seated(voters) {
  const anywhere = new Set(Object.values(room().cells).flatMap((one) => one.voters || []));
  const leads = ({ person, role, represents }) => role === 'facilitator' && represents !== 'other' && anywhere.has(person);
  return room().people.filter((one) => (one.role === 'participant' && !one.invited) || voters.has(one.person) || leads(one));
}

// Marks stand for parties, never for persons: which of a party's marks is whose cannot be read.
export function standing(cell) {
  const voters = new Set(cell.voters || []);
  const seats = seated(voters);
  return PARTIES.map((party) => {
    const own = seats.filter((one) => one.represents === party);
    const voted = own.filter((one) => voters.has(one.person)).length;
    return { party, all: own.length, voted, gone: own.filter((one) => !one.here && !voters.has(one.person)).length };
  });
}

export function revealed(key) {
  const { advice, tally } = cellAt(key);
  return choicesOf(key).map((choice) => ({ ...choice, parties: (tally || {})[choice.value] || {}, advice: (advice || {})[choice.value] || {} }));
}

// What was advised stands beside the votes, and is in no count of theirs.
export function noted({ advice, parties }) {
  return [sizeOf(parties), sizeOf(advice) && `${sizeOf(advice)} advised`].filter((one, at) => one || !at).join(' + ');
}

// Marks of one party keep their keys from one picture to the next, so that they glide.
function placeAll(columns, slots, fit) {
  const marks = [];
  const seen = {};
  const slip = (slots - columns.length) / 2;
  columns.forEach((column, index) => {
    const many = column.marks.length;
    column.marks.forEach((mark, at) => {
      const row = Math.floor(at / fit);
      const inRow = Math.min(fit, many - row * fit);
      const x = (slip + index) * (fit + GAP) + GAP / 2 + (fit - inRow) / 2 + (at % fit);
      seen[mark.party] = (seen[mark.party] || 0) + 1;
      marks.push({ key: `${mark.party}-${seen[mark.party]}`, party: mark.party, look: mark.look, x, y: row });
    });
  });
  return marks.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function repeat(party, look, count) {
  return Array.from({ length: Math.max(0, count) }, () => ({ party, look }));
}

function waitingColumns(parties) {
  return parties.map(({ party, all, voted, gone }) => ({
    key: `of-${party}`, name: word(party), value: party, note: `${voted} of ${all}`,
    marks: [...repeat(party, 'full', voted), ...repeat(party, 'hollow', all - voted - gone), ...repeat(party, 'gone', gone)],
  }));
}

function chosenColumns(choices) {
  return choices.map(({ value, name, mark, model, parties, advice }) => ({
    key: `for-${value}`, chosen: true, name, value, mark, model, note: noted({ advice, parties }),
    marks: ['full', 'hollow'].flatMap((look) => COUNTED.flatMap((party) => repeat(party, look, (look === 'full' ? parties : advice)[party] || 0))),
  }));
}

// `tall` is how many rows a column may have for each mark in its breadth.
export function seating(key, tall) {
  const cell = cellAt(key);
  const open = !cell.tally;
  const parties = standing(cell).filter((one) => one.all);
  const columns = open ? waitingColumns(parties) : chosenColumns(revealed(key));
  const all = Math.max(1, parties.reduce((sum, one) => sum + one.all, 0), ...columns.map((column) => column.marks.length));
  const fit = Math.max(2, Math.ceil(Math.sqrt(all / tall)));
  const slots = Math.max(SLOTS, columns.length);
  return { columns, slots, fit, marks: placeAll(columns, slots, fit), across: slots * (fit + GAP), high: Math.ceil(all / fit) };
}
