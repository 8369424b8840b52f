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

const KINDS = { pdf: 'PDF', xlsx: 'XLSX', csv: 'CSV', json: 'JSON', md: 'Markdown' };

// A signed revision as files, or the draft.
function filesOf(revision) {
  const where = `/api/workshops/${room().workshop.code}/matrix`;
  return Object.keys(KINDS).map((kind) => ({
    kind, name: KINDS[kind], label: `${KINDS[kind]} of revision ${revision}`,
    address: `${where}.${kind}${revision ? `?revision=${revision}` : ''}`,
  }));
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
    get files() { return filesOf(this.signed && room().workshop.revision); },
    // Every revision but the one whose files stand there already, the newest first.
    get otherRevisions() {
      const others = room().revisions.filter((one) => !this.signed || one !== this.last);
      return others.map(({ revision, signed_at: at }) => ({
        revision, words: `Revision ${revision}, signed ${day(at)}:`, files: filesOf(revision),
      })).reverse();
    },
    get otherWords() { return this.signed ? 'Earlier revisions' : 'Signed revisions'; },
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
