// What the services that are shown come to: load, promises, risks and contracts.

import { FOURTEEN } from './column.js';
import { barPicture } from './pictures.js';
import { shelf } from './shelf.js';
import { counted, word } from '../shared/words.js';

const VALUES = ['it-ops', 'it-delivery', 'business', 'tbd', 'open'];
const AGES = [['30', 'up to 30 days'], ['90', 'up to 90 days'], ['365', 'up to a year'], ['older', 'older']];
const ENDS = [['past', 'ended'], ['30', 'within 30 days'], ['90', 'within 90 days'], ['365', 'within a year'], ['later', 'later'], ['none', 'no end told']];
const LAPSES = [['30', 'within 30 days'], ['90', 'within 90 days']];

export function processName(process) {
  const names = JSON.parse(document.getElementById('processes').textContent);
  return process === 'own' ? 'Processes of their own' : names[process] || '';
}

const bars = (spans, counts) => {
  const most = Math.max(1, ...spans.map(([key]) => counts[key] || 0));
  return spans.map(([key, says]) => {
    const count = counts[key] || 0;
    return { key, says, count, bar: barPicture([{ kind: 'some', count }, { kind: 'rest', count: most - count }]) };
  });
};

export function totals() {
  return {
    get there() { return shelf().totals; },
    get words() {
      const { there } = this;
      if (!there || !there.services) return '';
      const { states } = there;
      const told = [`${states.live} open`, `${states['signed-off']} signed off`, `${states['in-force']} with a revision in force`];
      return `${counted(there.services, 'service', 'services')}: ${told.join(', ')}. ${there.business_led} business-led, ${there.nothing_for_it} with nothing decided for IT, ${there.drifted} not as signed.`;
    },
    get load() {
      if (!this.there) return [];
      const { load } = this.there;
      return [...FOURTEEN, 'own'].filter((process) => Object.keys(load[process] || {}).length).map((process) => {
        const parts = VALUES.map((kind) => ({ kind, count: load[process][kind] || 0 }));
        return { process, name: processName(process), parts, bar: barPicture(parts), own: process === 'own' };
      });
    },
    get heads() { return VALUES.map((value) => ({ value, name: word(value) || 'Open' })); },
    get promises() { return this.there && this.there.promises.open ? bars(AGES, this.there.promises.ages) : []; },
    get late() {
      const { open, overdue } = this.there ? this.there.promises : { open: 0 };
      return open ? `${counted(open, 'open promise', 'open promises')}, ${overdue} overdue. By age:` : 'No promise is open.';
    },
    get risks() {
      if (!this.there) return [];
      return Object.keys(this.there.risks).map((category) => {
        const { states, lapses } = this.there.risks[category];
        const known = Object.keys(states).map((state) => `${states[state]} ${state}`);
        const soon = LAPSES.filter(([key]) => lapses[key]).map(([key, says]) => `${lapses[key]} ${lapses[key] === 1 ? 'lapses' : 'lapse'} ${says}`);
        return { category, name: category[0].toUpperCase() + category.slice(1), states: known.join(', '), lapses: soon.join(', ') };
      });
    },
    get contracts() {
      const found = this.there ? this.there.contracts : {};
      return Object.keys(found).length ? bars(ENDS, found) : [];
    },
    choose(process) { shelf().column = shelf().column === process ? '' : process; },
    isChosen(process) { return shelf().column === process; },
  };
}
