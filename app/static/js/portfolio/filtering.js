// The filters: words, state, model, sentences that are true of a service; and views by name.

import { PLAIN, read, SENTENCES, SORTS, written } from './asking.js';
import { shelf } from './shelf.js';
import { below } from '../shared/prefix.js';
import { recall, remember } from '../shared/remember.js';

const KEPT = 'portfolio-views';
const MOST = 30; // views this browser keeps
const PAUSE = 200; // milliseconds after the last letter

function kept() {
  try {
    const found = JSON.parse(recall(KEPT) || '[]');
    return Array.isArray(found) ? found.filter((one) => one && typeof one.name === 'string' && typeof one.asks === 'string') : [];
  } catch {
    return [];
  }
}

export function filtering() {
  return {
    words: '',
    views: kept(),
    name: '',
    said: '',
    waits: 0,
    init() { this.words = shelf().question.q; },
    get question() { return shelf().question; },
    get sorts() {
      const { sort } = this.question;
      const told = SORTS.map(([value, name]) => ({ value, name }));
      return told.some((one) => one.value === sort) ? told : [...told, { value: sort, name: 'By the column' }];
    },
    get sentences() { return SENTENCES.map((one) => ({ ...one, on: this.question.only.includes(one.only) })); },
    get file() { return below(`/api/portfolio.csv?${written(this.question)}`); },
    get filtered() { return Boolean(written({ ...this.question, sort: PLAIN.sort })); },
    typed() {
      clearTimeout(this.waits);
      this.waits = setTimeout(() => shelf().ask({ q: this.words.slice(0, 200) }), PAUSE);
    },
    turn(sentence) {
      const { only } = this.question;
      shelf().ask({ only: only.includes(sentence) ? only.filter((one) => one !== sentence) : [...only, sentence] });
    },
    set(name, value) { shelf().ask({ [name]: value }); },
    clear() {
      this.words = '';
      shelf().ask({ ...PLAIN, sort: this.question.sort });
    },
    save() {
      const name = this.name.trim().slice(0, 60);
      if (!name) {
        this.said = 'Give this view a name first.';
        return;
      }
      const others = this.views.filter((one) => one.name !== name);
      this.keep([...others, { name, asks: written(this.question) }].slice(-MOST));
      Object.assign(this, { name: '', said: `Saved as ${name}, in this browser.` });
    },
    keep(views) {
      this.views = views;
      remember(KEPT, views.length ? JSON.stringify(views) : '');
    },
    open(view) {
      shelf().question = read(view.asks);
      this.words = shelf().question.q;
      shelf().look();
    },
    drop(view) { this.keep(this.views.filter((one) => one !== view)); },
  };
}
