// The facilitator's agenda: every cell, in the published order or with disagreement on top.

import { cellAt, differs, entryOf, face, places, same } from './grid.js';
import { pressed } from './matrix.js';
import { joined } from './parts.js';
import { revealing } from './revealing.js';
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

// A joined cell goes by the key of its first half; the server names both halves.
function sameCell(place, key) {
  return place.scope === 'both' ? key.split(':')[0] === place.process : key === place.key;
}

export function agenda() {
  return joined(revealing, {
    order: '',
    asked: null, // where the room is on its way to

    init() {
      this.$watch('sorted', (sorted) => { if (sorted) this.order = 'sorted'; });
      this.$watch('$store.room.focus', (focus) => { if (same(focus, this.asked)) this.asked = null; });
    },

    get cells() { return places().map((place) => cellAt(place.key)); },
    // Several cells revealed means pre-work: then the room talks about what differs, worst first, and
    // it stays so when what agrees has been taken.
    get sorted() {
      if (this.order) return this.order === 'sorted';
      if (this.pace === 'own') return this.cells.some((one) => one.tally);
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
    get agreed() { return this.cells.filter(GROUPS[1][1]).length; },
    get hidden() { return this.cells.filter((one) => one.state === 'open' && one.voted).length; },
    get leftWords() { return this.left ? `${counted(this.left, 'cell', 'cells')} to decide` : 'All decided'; },
    get nearest() {
      const models = this.settled ? Object.keys(room().nearest) : [];
      // As everything on this page: a cell of joined scopes is one, and differs where either does.
      return models.map((model) => {
        const differing = places().filter((place) => room().nearest[model].differs.some((key) => sameCell(place, key))).length;
        return { model, text: `${this.settled - differing} of ${this.settled}` };
      });
    },

    async go(place) {
      this.armed = '';
      this.asked = place;
      const answer = await room().ask('focus', { process: place.process, scope: place.scope });
      if (answer.why) this.asked = null;
    },
    // Every cell, with the one after where we are, or are going, in front.
    ahead() {
      const order = this.sorted ? this.groups.flatMap((group) => group.items) : places();
      const start = order.findIndex((place) => same(place, this.asked || room().focus)) + 1;
      return order.slice(start).concat(order.slice(0, start));
    },
    pick(event) {
      if (pressed(event)) this.go(pressed(event));
    },
    back() {
      const ahead = this.ahead();
      this.go(this.asked || room().focus ? ahead[ahead.length - 2] : ahead[0]);
    },
    next() {
      const open = this.ahead().find((place) => cellAt(place.key).state !== 'decided');
      if (open) this.go(open);
    },
    ask(name) {
      this.armed = '';
      room().ask(name, { process: room().focus.process, scope: room().focus.scope });
    },
    get signed() { return room().workshop.state === 'signed-off'; },
    get pace() { return room().workshop.pace; },
    turnPace() { room().ask('set-pace', { pace: this.pace === 'own' ? 'together' : 'own' }); },
    all(name) {
      this.armed = '';
      room().ask(name, {});
    },
  });
}
