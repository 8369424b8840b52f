// My page: what my party is accountable for, in plain words, and whom to turn to for the rest.

import { day } from '../shared/dates.js';
import { places } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { entryOf } from '../shared/processes.js';
import { cellAt, room } from '../shared/room.js';
import { counted, scopeWord, VALUES, word } from '../shared/words.js';
import { overrideWords, thinWords } from './deciding_weight.js';
import { revisions } from './signing_revisions.js';

// As the decision says, and with hours and number as they were named since.
function executedWords({ executed_by: said, executors = [] }) {
  const named = executors.map(({ contact, hours, name, steps_in: stepsIn }) => {
    const how = [hours, contact, stepsIn && `steps in: ${stepsIn}`].filter(Boolean).join(', ');
    return `${name} (${how})`;
  });
  return [said, ...named].filter(Boolean).join('; ');
}

function duty(place) {
  const cell = cellAt(place.key);
  const { thin, override } = cell;
  const weighed = [overrideWords(cell), thinWords(cell)].filter(Boolean).join(' ');
  return { ...place, ...entryOf(place.process), cell, thin, override, weighed, scopeName: scopeWord(place.scope), executed: executedWords(cell) };
}

// A process whose both scopes are one's own is one duty.
function both(one, other) {
  const done = [one, other].filter((half) => half.executed).map((half) => `${half.executed} (${half.scopeName})`);
  const executed = one.executed === other.executed ? one.executed : done.join(', ');
  const weighed = [...new Set([one.weighed, other.weighed])].join(' ').trim();
  const marks = { thin: one.thin || other.thin, override: one.override || other.override, weighed };
  return { ...one, ...marks, scopeName: scopeWord('both'), executed };
}

function together(all) {
  const found = new Map();
  for (const one of all) {
    const first = found.get(one.process);
    found.set(one.process, first ? both(first, one) : one);
  }
  return Array.from(found.values());
}

export function duties() {
  return merged(revisions(), {
    get all() { return places().map(duty).filter((one) => one.cell.state === 'decided'); },
    get party() { return word(room().you.represents); },
    get mine() { return this.all.filter((one) => one.cell.accountable === room().you.represents); },
    get own() { return together(this.mine); },
    get ownWords() {
      const service = room().workshop.service;
      if (VALUES.includes(room().you.represents)) {
        return `${this.party} is accountable for ${counted(this.mine.length, 'cell', 'cells')} of ${service}.`;
      }
      return 'You represent no party that can be made accountable here. Where a vendor or another team does the work, it is named below.';
    },
    get executing() { return this.all.filter((one) => one.executed && one.cell.accountable !== room().you.represents); },
    get promises() {
      return this.all.filter((one) => one.cell.accountable === 'tbd').map((one) => {
        const promise = one.cell.promise || {};
        return { ...one, owner: promise.owner || '', due: day(promise.due), step: promise.next_step || '', waiver: one.cell.waiver || '' };
      });
    },
    get contacts() {
      return VALUES.slice(0, 3).map((value) => ({
        value, name: word(value), people: room().people.filter((one) => one.represents === value && !['observer', 'adviser'].includes(one.role) && !one.invited),
      })).filter((one) => one.people.length);
    },
  });
}
