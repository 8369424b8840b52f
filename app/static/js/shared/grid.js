// The matrix as rows and cells with the few words each face needs; every view of it reads this.

import { askedOf } from './asked.js';
import { catalogue, entryOf } from './processes.js';
import { scopeWord, short, word } from './words.js';
import { cellAt, cellKey, room } from './room.js';
import { frozen } from './screen.js';

export function placesOf(process) {
  const scopes = room().workshop.joined ? ['both'] : ['application', 'interface'];
  return scopes.map((scope) => ({ process, scope, key: cellKey({ process, scope }) }));
}

const found = { processes: null, joined: null, all: [] };

// Asked for by nearly everything that is drawn; only the processes and the columns make them.
export function places() {
  const { processes, workshop: { joined } } = room();
  if (found.processes !== processes || found.joined !== joined) {
    Object.assign(found, { processes, joined, all: frozen(processes.flatMap(placesOf)) });
  }
  return found.all;
}

// A cell by its name, wherever one is told of in a line.
export function cellName({ process, scope }) {
  const name = entryOf(process).name || process;
  return scope === 'both' || room().workshop.joined ? name : `${name}, ${scopeWord(scope)}`;
}

// What is told of a cell's process, or of another question: its name and its wording.
export function entryAt(at) {
  if (!at) return {};
  if (!at.question) return entryOf(at.process);
  const asked = askedOf(at.question) || {};
  return { ...asked, question: asked.question || cellAt(at.question).text || '' };
}

export function cells() {
  return places().map((place) => cellAt(place.key));
}

export function same(one, other) {
  return cellKey(one) === cellKey(other);
}

// Differing is what the room has to talk about; what nobody voted on does not differ.
export function differs(cell) {
  return cell.state === 'revealed' && cell.pattern !== 'agreed';
}

export function leader(cell) {
  const tally = cell.tally || {};
  const sizes = Object.keys(tally).map((choice) => [choice, sizeOf(tally[choice])]);
  return sizes.filter(([choice]) => choice !== 'abstain').sort((a, b) => b[1] - a[1])[0] || ['', 0];
}

export function sizeOf(parties) {
  return Object.values(parties || {}).reduce((sum, count) => sum + count, 0);
}

// Of a reveal that stopped before any number no more is known than this.
const compared = ({ agree }) => (agree ? 'agree' : 'differ');

export function face(place) {
  const cell = cellAt(place.key);
  const shared = room();
  const { state, thin, override } = cell;
  const here = { ...place, here: shared.workshop.state === 'live' && same(shared.at, place), state, thin, override };
  if (cell.state === 'decided') {
    const open = cell.accountable === 'tbd' && !cell.promise && !cell.waiver;
    const party = cell.accountable;
    return { ...here, look: `is-${party}`, mark: party, full: true, word: word(party), short: short(party), open };
  }
  if (cell.state === 'revealed') {
    const agreed = cell.pattern === 'agreed';
    const said = cell.pattern || (cell.tally ? 'no view' : compared(cell));
    const look = agreed ? 'is-agreed' : `is-differing is-${said.replace(' ', '-')}`;
    return { ...here, look, mark: agreed ? leader(cell)[0] : '', word: said, short: said };
  }
  const mine = shared.view === 'participant' ? shared.mine[place.key] : '';
  if (mine) return { ...here, look: 'is-mine', mark: mine, word: word(mine), short: short(mine) || 'No view', private: true };
  const voted = cell.voted ? `${cell.voted} voted` : '';
  return { ...here, look: 'is-open', mark: '', word: voted, short: voted };
}

export function rows() {
  return catalogue().map((entry) => ({ ...entry, cells: placesOf(entry.process).map(face) }));
}
