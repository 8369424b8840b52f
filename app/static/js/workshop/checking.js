// What is offered on the console: made a risk of, settled where it stands, or waved through with a word.

import { act } from '../console/act.js';
import { open, opens } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { offerAt, offers } from './risks_offered.js';

const FEW = 6; // that stand in the list before somebody wants all

export function checking() {
  return {
    all: false,
    waving: '', // what is being waved through
    why: '',
    wrong: '',

    get offers() { return offers(); },
    get list() {
      const shown = this.all ? this.offers : this.offers.slice(0, FEW);
      return shown.map((one) => ({ ...one, here: one.id === opens('offer') }));
    },
    get more() { return this.offers.length - this.list.length; },
    get offer() { return offerAt(opens('offer')) || { id: '', form: {} }; },
    get waves() { return Boolean(this.offer.id) && this.waving === this.offer.id; },
    get waveWords() { return this.offer.check ? 'Wave it through' : 'Put it aside'; },
    get risks() { return room().risks; },
    get leads() { return Boolean(this.offer.form.process); },
    show(one) { open('offer', one.id); },
    write() { open('writing', '', this.offer.id); },
    showAll() { this.all = true; },
    // Where it is settled: the room goes back to the cell it is about.
    async lead() {
      const { process, scope } = this.offer.form;
      if (!(await act('open-chapter', { chapter: 'matrix' })).why) act('focus', { process, scope });
    },
    // Several offers are often one risk: it is named in the word.
    merge({ target }) {
      const into = this.risks.find((one) => one.id === target.value);
      if (into) this.why = `Part of “${into.title}”.`;
    },
    unfold() { this.waving = this.offer.id; },
    async wave() {
      this.wrong = this.why.trim() ? '' : 'Say in a word why it may stay as it is.';
      if (this.wrong) return;
      const { check, id } = this.offer;
      const [ask, about] = check ? ['waive-check', { check }] : ['drop-offer', { offer: id }];
      const answer = await room().ask(ask, { ...about, why: this.why.trim() }, true);
      this.wrong = answer.why || '';
      if (answer.why) return;
      Object.assign(this, { why: '', waving: '' });
      room().opened = null;
    },
  };
}
