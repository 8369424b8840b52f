// Writing a risk: what may happen, what follows, what doing nothing costs; another wording is asked anew.

import { merged } from '../shared/merged.js';
import { open, opens } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { writing } from '../shared/writing.js';
import { reading } from './registers.js';
import { CATEGORIES } from './risks.js';
import { offerAt } from './risks_offered.js';

const EMPTY = {
  title: '', category: 'reliability', consequence: '', doing_nothing: '', mitigation: '', owner: '', review: '',
  process: '', scope: '', question: '', check: '',
};

export function riskWriting() {
  return merged(reading, writing('write-risk', EMPTY, ['title', 'consequence']), {
    register: 'risks',
    categories: CATEGORIES,

    get anew() { return Boolean(this.item); },
    init() {
      this.enter();
      this.keepForm();
      this.$watch('$store.room.opened', () => opens('writing') !== null && this.enter());
    },
    // A risk there is, in other words; what is offered, by its words; or a new one.
    enter() {
      const { id, step } = room().opened;
      const offer = offerAt(step);
      this.begin(this.itemAt(id), offer ? offer.form : {}, offer ? offer.id : '');
      this.$nextTick(() => document.getElementById('risk-title').focus());
    },
    async write() {
      const { item } = this;
      if (await this.send()) open('risk', item);
    },
    leave() {
      this.drop();
      room().opened = null;
    },
  });
}
