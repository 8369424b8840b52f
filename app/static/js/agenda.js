// The facilitator's agenda: every cell, in the published order or with disagreement on top.

import { cellAt, differs, entryOf, face, places, same } from './grid.js';
import { missing } from './cell.js';
import { pressed } from './matrix.js';
import { counted, scopeWord } from './words.js';
import { room } from './workshop.js';

const GROUPS = [
  ['Talk about these', (cell) => differs(cell)],
  ['Agreed, to be recorded', (cell) => cell.state === 'revealed' && cell.pattern === 'agreed'],
  ['Not revealed yet', (cell) => cell.state === 'open'],
  ['Decided', (cell) => cell.state === 'decided'],
];
const WORST_FIRST = ['orphaned', 'contested', 'split', 'unclear', null, 'agreed'];

function listed(place) {
  const cell = cellAt(place.key);
  const rank = WORST_FIRST.indexOf(cell.pattern || null);
  return { ...face(place), cell, rank, name: entryOf(place.process).name, scopeName: scopeWord(place.scope) };
}

export function agenda() {
  return {
    order: '',
    armed: '',

    get cells() { return places().map((place) => cellAt(place.key)); },
    // Several cells revealed means pre-work: then the room talks about what differs, worst first.
    get sorted() {
      if (this.order) return this.order === 'sorted';
      return this.cells.filter((one) => one.state === 'revealed').length > 2;
    },
    get groups() {
      const all = places().map(listed);
      return GROUPS.map(([name, fits]) => ({
        name, items: all.filter((item) => fits(item.cell)).sort((a, b) => a.rank - b.rank),
      })).filter((group) => group.items.length);
    },
    get settled() { return this.cells.filter((one) => one.state === 'decided').length; },
    get left() { return this.cells.length - this.settled; },
    get agreed() { return this.cells.filter((one) => one.state === 'revealed' && one.pattern === 'agreed').length; },
    get hidden() { return this.cells.filter((one) => one.state === 'open' && one.voted).length; },
    get leftWords() { return this.left ? `${counted(this.left, 'cell', 'cells')} to decide` : 'All decided'; },
    get nearest() {
      const models = this.settled ? Object.keys(room().nearest) : [];
      return models.map((model) => ({ model, text: `${room().nearest[model].matches} of ${room().nearest[model].of}` }));
    },

    go(place) {
      this.armed = '';
      room().ask('focus', { process: place.process, scope: place.scope });
    },
    pick(event) {
      const place = pressed(event);
      if (place) this.go(place);
    },
    step(by) {
      const order = this.sorted ? this.groups.flatMap((group) => group.items) : places();
      const index = order.findIndex((place) => same(place, room().focus));
      const next = order[(index + by + order.length) % order.length];
      this.go(index < 0 ? order[0] : next);
    },
    next() {
      const order = this.sorted ? this.groups.flatMap((group) => group.items) : places();
      const start = order.findIndex((place) => same(place, room().focus)) + 1;
      const turn = order.slice(start).concat(order.slice(0, start));
      const open = turn.find((place) => cellAt(place.key).state !== 'decided');
      if (open) this.go(open);
    },
    ask(name) {
      this.armed = '';
      const { process, scope } = room().focus;
      return room().ask(name, { process, scope });
    },
    // The first press says who is missing, the second reveals all the same.
    reveal() {
      const place = places().find((one) => same(one, room().focus));
      if (this.armed === place.key || !missing(place.key)) this.ask('reveal');
      else this.armed = place.key;
    },
    get warning() {
      if (!this.armed) return '';
      const waiting = counted(missing(this.armed), 'person has', 'people have');
      return `${waiting} not voted. Press again to reveal; they count as not cast.`;
    },
    get signed() { return room().workshop.state === 'signed-off'; },
    get pace() { return room().workshop.pace; },
    turnPace() { room().ask('set-pace', { pace: this.pace === 'own' ? 'together' : 'own' }); },
    all(name) { room().ask(name, {}); },
  };
}
