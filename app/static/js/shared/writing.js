// A form for an item of a register: kept while it is written, sent as one ask, refused beside its fields.

import { draftOf, keepDraft } from './drafts.js';
import { room } from './room.js';

// What was written, and whatever has to be: the server says that something has to stand there.
function filled(form, needed) {
  const texts = Object.entries(form).map(([name, text]) => [name, text.trim()]);
  return Object.fromEntries(texts.filter(([name, text]) => text || needed.includes(name)));
}

// Of an item that is told anew the fields a form has.
const of = (item, empty) => Object.fromEntries(Object.keys(empty).map((name) => [name, (item && item[name]) || '']));

// A part for a component; `empty` has the form's fields as they are before anything is written, `needed`
// those that an ask must have.
export const writing = (ask, empty, needed) => ({
  form: { ...empty },
  item: '', // the id of what is told anew
  about: '', // or what a new one comes from
  seen: 0, // the screen on which that was begun
  wrong: '',

  get place() { return `${ask}:${this.item || this.about}`; },
  // What was half-written comes first, then what is known, or what is offered.
  begin(item = null, offered = {}, about = '') {
    Object.assign(this, { item: (item && item.id) || '', about, wrong: '' });
    const before = draftOf(this.place) || {};
    const begun = item ? of(item, empty) : { ...empty, ...offered };
    this.seen = before.seen || (item && item.seen) || room().seq;
    this.form = before.form || begun;
  },
  keepForm() {
    this.$watch('form', (form) => keepDraft(this.place, Object.keys(filled(form, [])).length && { form, seen: this.seen }));
  },
  drop() {
    keepDraft(this.place);
    Object.assign(this, { form: { ...empty }, item: '', about: '', wrong: '' });
  },
  // Answers whether it was done; what was typed stays where it was not.
  async send() {
    const anew = this.item ? { item: this.item, seen: this.seen } : {};
    const { place } = this;
    const answer = await room().ask(ask, { ...filled(this.form, needed), ...anew }, true);
    this.wrong = answer.why || '';
    if (answer.why) return false;
    keepDraft(place);
    if (place === this.place) this.drop();
    return true;
  },
});

// A form that is folded away until somebody writes; `first` is the id of its first field.
export const unfolding = (first) => ({
  shown: false,

  change(one) {
    this.begin(this.itemAt(one.id));
    this.unfold();
  },
  unfold() {
    this.shown = true;
    this.$nextTick(() => document.getElementById(first).focus());
  },
  leave() {
    this.drop();
    this.shown = false;
  },
});
