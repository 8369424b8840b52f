// The agreements beside the services: between whom, how each stands, what it cites.

import { standing } from './described.js';
import { shelf } from './shelf.js';
import { partiesOf, triangle } from './triangle.js';
import { between } from '../shared/between.js';
import { below } from '../shared/prefix.js';
import { counted } from '../shared/words.js';

function cited({ code, service, revision, newer }) {
  return { code, service, address: below(`/w/${code}`), says: `revision ${revision}`, newer: newer ? `revision ${newer} is in force` : '' };
}

function described(one) {
  const [state, since] = standing(one);
  const path = document.body.dataset.agreements;
  return {
    ...one,
    address: path ? below(`/${path}/${one.code}`) : null,
    between: between(one),
    state,
    since,
    actions: one.actions ? counted(one.actions, 'open action', 'open actions') : '',
    late: one.overdue ? `${one.overdue} overdue` : '',
    services: one.cites.map(cited),
  };
}

export function relationships() {
  return {
    party: '',
    get all() { return shelf().relationships || []; },
    get list() {
      const { party } = this;
      return this.all.filter((one) => !party || one.sides.includes(party)).map(described);
    },
    get parties() { return partiesOf(this.all).map((name) => ({ name, on: name === this.party })); },
    get picture() { return triangle(this.all, this.party); },
    get more() { return Boolean(shelf().following); },
    get words() {
      const { relationships: found } = shelf();
      if (!found) return '';
      return found.length ? '' : 'There is no agreement yet between two parties.';
    },
    choose(name) { this.party = this.party === name ? '' : name; },
    fetchMore() { return shelf().relate(); },
  };
}
