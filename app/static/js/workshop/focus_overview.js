// The whole at a glance: what was revealed at once, how much of it is agreed, and where to begin.

import { cells, differs } from '../shared/grid.js';
import { entryOf } from '../shared/processes.js';
import { cellAt, cellKey, room } from '../shared/room.js';
import { counted, scopeWord } from '../shared/words.js';
import { agrees, agreesThinly, groups } from './focus_order.js';
import { everybodyDone, farWords, savedWords } from './progress.js';

const many = (fits) => cells().filter(fits).length;
const waits = (cell) => cell.state === 'revealed';

// Whether the room talks about what is out: a cell it looks at was revealed, or has just been
// decided while others wait.
export function talks() {
  const { state } = cellAt(cellKey(room().focus));
  return state === 'revealed' || (state === 'decided' && cells().some(waits));
}

// 28 revealed: 19 agreed, 9 to talk about.
export function headline() {
  const revealed = many(waits);
  if (!revealed) return `${many((one) => one.state === 'decided')} of ${counted(cells().length, 'cell', 'cells')} decided`;
  const parts = [[agrees, 'agreed'], [agreesThinly, 'agreed thinly'], [differs, 'to talk about']];
  const told = parts.map(([fits, name]) => [many(fits), name]).filter(([count]) => count);
  return `${revealed} revealed: ${told.map(([count, name]) => `${count} ${name}`).join(', ')}`;
}

// What is still without a decision and without votes that are out.
function leftWords() {
  const open = many((one) => one.state === 'open');
  if (!open) return '';
  const voted = cells().some((one) => one.state === 'open' && one.voted);
  const left = voted ? savedWords() : `${counted(open, 'cell', 'cells')} not voted on yet.`;
  return cells().some(waits) ? left : `${left} ${farWords()}`.trim();
}

// Where to begin: the worst of what differs, then what a party has not spoken on.
function first() {
  return groups().flatMap((group) => group.items).find((one) => one.cell.state === 'revealed');
}

export function overview() {
  return {
    // With no cell in view: all is decided, people vote by themselves, or the first cell is to come.
    get idle() { return room().inMatrix && !room().at && !room().whole; },
    get settled() { return this.idle && many((one) => one.state === 'decided') === cells().length; },
    get alone() { return this.idle && !this.settled && room().workshop.pace === 'own'; },
    get begins() { return this.idle && !this.settled && !this.alone; },
    get headline() { return headline(); },
    get left() { return leftWords(); },
    get far() { return farWords(); },
    get saved() { return savedWords(); },
    get everybodyDone() { return everybodyDone(); },
    get agreed() { return many(agrees); },
    get talk() { return many(differs); },
    get first() { return first() || {}; },
    get firstName() {
      const { process, scope } = this.first;
      return process ? `${entryOf(process).name}, ${scopeWord(scope)}` : '';
    },
    get firstSays() { return this.first.word || ''; },
  };
}
