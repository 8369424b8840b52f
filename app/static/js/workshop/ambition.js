// The ambition: what each model asks for, said before it is adopted; the first press says it, the second adopts.

import { act } from '../console/act.js';
import { leader, sizeOf } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { MODELS } from '../shared/references.js';
import { room } from '../shared/room.js';
import { inView } from './focus.js';

// What more people chose than anything else; nothing where two lead.
function leading(tally) {
  const [first, votes] = leader({ tally });
  const level = Object.keys(tally || {}).filter((one) => one !== 'abstain' && sizeOf(tally[one]) === votes);
  return votes && level.length === 1 ? first : '';
}

export function ambition() {
  return merged(inView, {
    chosen: '',
    models: Object.entries(MODELS).map(([model, told], index) => ({ model, ...told, key: String(index + 1) })),

    get here() { return this.question === 'ambition'; },
    get adopted() { return (room().ambition || {}).model || ''; },
    get stands() { return this.decided ? this.adopted : leading(this.now.tally); },
    get model() { return this.chosen || this.stands; },
    // On the stage and the phones: what the room leans to, or has adopted.
    get follows() { return this.here && this.stands ? MODELS[this.stands].asks : []; },
    get followsWords() { return `${this.decided ? 'Adopted: model' : 'What follows from model'} ${this.stands}`; },
    get waits() { return this.here && this.now.state === 'closed'; },
    get pictured() { return this.here && !this.tallied && !this.decided; },

    get offered() { return this.here && !this.open && !room().signed; },
    get asks() { return this.model ? MODELS[this.model].asks : []; },
    get adoptable() { return Boolean(this.model) && !(this.decided && this.model === this.adopted); },
    get armed() { return Boolean(this.model) && room().armed === `ambition ${this.model}`; },
    get words() { return this.armed ? `Acknowledge, and adopt ${this.model}` : `Adopt ${this.model}`; },
    choose(model) { this.chosen = this.chosen === model ? '' : model; },
    async adopt() {
      if (!this.adoptable) return;
      if (!this.armed) room().armed = `ambition ${this.model}`;
      else if (!(await act('adopt-ambition', { model: this.model, acknowledged: true })).why) this.chosen = '';
    },
  });
}
