// What was written down after the ambition, to be read by everybody: contracts and benefits, open points first.

import { day, isPast } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { word } from '../shared/words.js';

const IT = ['it-ops', 'it-delivery'];
const ON_STAGE = 5; // rows of each; the console has all of them

const model = () => (room().ambition || {}).model || room().workshop.model;

// Why a contract is an open point; nothing where it is none.
function openWords({ holder }) {
  if (holder === 'tbd') return 'nobody holds it';
  return model() === 'A' && !IT.includes(holder) ? 'held elsewhere' : '';
}

export function contractTold(one) {
  return { ...one, holds: word(one.holder), until: one.ends ? day(one.ends) : '', open: openWords(one) };
}

// Vendors that are named, and of whom no contract is known.
export function uncontracted() {
  const known = room().contracts.map((one) => one.vendor.toLowerCase());
  const executing = Object.values(room().cells).flatMap((cell) => cell.executors || []).filter((one) => one.kind === 'vendor');
  return [...new Set([...(room().workshop.vendors || []), ...executing.map((one) => one.name)])].filter((name) => !known.includes(name.toLowerCase()));
}

function standsWords({ at, by, state }) {
  if (state === 'expected') return `${isPast(by) ? 'was to be' : 'to be'} validated by ${day(by)}`;
  return `${state} ${day(at)}`;
}

export function benefitTold(one) {
  const expected = one.state === 'expected';
  return { ...one, stands: standsWords(one), open: expected, late: expected && isPast(one.by) ? 'overdue' : '' };
}

const openFirst = (rows) => [...rows.filter((one) => one.open), ...rows.filter((one) => !one.open)];

export function registered() {
  const shown = (rows) => (room().view === 'stage' ? rows.slice(0, ON_STAGE) : rows);
  return {
    get here() {
      const { asking, now } = room();
      return Boolean(asking) && asking.question === 'ambition' && now.state === 'decided';
    },
    get asked() { return this.here && (model() === 'A' || this.contracts.length > 0); },
    get allContracts() {
      const lacking = uncontracted().map((vendor) => ({ id: vendor, vendor, reference: '', holds: '', until: '', open: 'no contract known' }));
      return openFirst([...lacking, ...room().contracts.map(contractTold)]);
    },
    get contracts() { return this.here ? shown(this.allContracts) : []; },
    get benefits() { return this.here ? shown(room().benefits.map(benefitTold).reverse()) : []; },
    get more() {
      const left = this.here ? this.allContracts.length + room().benefits.length - this.contracts.length - this.benefits.length : 0;
      return left ? `and ${left} more` : '';
    },
  };
}
