// What is still open at the end: cells without a party, who closes them, and what is missing there.

import { day, isPast } from '../shared/dates.js';
import { places } from '../shared/grid.js';
import { entryOf } from '../shared/processes.js';
import { cellAt, oncePerScreen } from '../shared/room.js';
import { counted, scopeWord } from '../shared/words.js';

function openPoint(place) {
  const cell = cellAt(place.key);
  if (cell.state === 'decided' && cell.accountable !== 'tbd') return null;
  const promise = cell.promise || {};
  return {
    ...place, name: entryOf(place.process).name, scopeName: scopeWord(place.scope), owner: promise.owner || '',
    due: day(promise.due), waiver: cell.waiver || '', late: isPast(promise.due),
    undecided: cell.state !== 'decided', missing: !cell.promise && !cell.waiver,
  };
}

const points = oncePerScreen(() => places().map(openPoint).filter(Boolean));

export const openPoints = {
  get points() { return points(); },
  get lacking() { return this.points.filter((one) => one.missing); },
  get ready() { return !this.lacking.length; },
  get lackingWords() {
    if (this.ready) return 'Nothing is missing.';
    const undecided = this.lacking.filter((one) => one.undecided).length;
    const owed = this.lacking.length - undecided;
    return `${[
      undecided && `${counted(undecided, 'cell is', 'cells are')} not decided`,
      owed && `${counted(owed, 'cell is', 'cells are')} t.b.d. with neither an owner and a date nor a waiver`,
    ].filter(Boolean).join(', ')}.`;
  },
};
