// Signing off: what is still missing, the open points, and the revision that comes of it.

import { day, moment } from './dates.js';
import { cellAt, entryOf, places } from './grid.js';
import { counted, scopeWord } from './words.js';
import { room } from './workshop.js';

function openPoint(place) {
  const cell = cellAt(place.key);
  if (cell.state === 'decided' && cell.accountable !== 'tbd') return null;
  const promise = cell.promise || {};
  const kept = cell.promise ? `${promise.owner}, by ${day(promise.due)}` : '';
  return {
    ...place, name: entryOf(place.process).name, scopeName: scopeWord(place.scope), owner: promise.owner || '',
    due: day(promise.due), step: promise.next_step || '', waiver: cell.waiver || '', late: isPast(promise.due),
    undecided: cell.state !== 'decided', kept, missing: !cell.promise && !cell.waiver,
  };
}

function isPast(due) {
  return Boolean(due) && due < new Date(Date.now() + room().lag).toISOString().slice(0, 10);
}

export function closing() {
  return {
    wrong: '',
    get points() { return places().map(openPoint).filter(Boolean); },
    get lacking() { return this.points.filter((one) => one.missing); },
    get ready() { return !this.lacking.length; },
    get pointsWords() { return counted(this.points.length, 'open point', 'open points'); },
    get lackingWords() {
      if (this.ready) return 'Nothing is missing.';
      return `${counted(this.lacking.length, 'cell is', 'cells are')} t.b.d. with neither an owner and a date nor a waiver.`;
    },
    get signed() { return room().workshop.state === 'signed-off'; },
    get last() {
      const all = room().revisions;
      return all.length ? all[all.length - 1] : {};
    },
    get lastDay() { return moment(this.last.signed_at); },
    get lastHash() { return (this.last.hash || '').slice(0, 12); },
    get files() {
      const where = `/api/workshops/${room().workshop.code}/matrix`;
      const which = this.signed ? `?revision=${room().workshop.revision}` : '';
      return ['pdf', 'xlsx', 'csv', 'json', 'md'].map((kind) => ({
        kind, name: kind.toUpperCase(), address: `${where}.${kind}${which}`,
      }));
    },
    look(place) {
      document.getElementById('closing').close();
      room().ask('focus', { process: place.process, scope: place.scope });
    },
    async sign() {
      const answer = await room().ask('sign-off', {}, true);
      this.wrong = answer.why || '';
    },
    async goOn() {
      const answer = await room().ask('start-revision', {}, true);
      this.wrong = answer.why || '';
    },
  };
}
