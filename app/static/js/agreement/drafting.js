// A form for an item of a section: what was changed is sent, on the version it was begun on, or proposed.

import { draftOf, keepDraft } from '../shared/drafts.js';
import { room } from '../shared/room.js';
import { sentence } from '../shared/words.js';
import { changed, clashOf } from './clashing.js';
import { changedWords, fieldWord } from './wording.js';

const trimmed = (form) => Object.fromEntries(Object.entries(form).map(([name, text]) => [name, String(text).trim()]));
const plain = (names) => (one) => Object.fromEntries(names.map((name) => [name, one[name] === undefined ? '' : String(one[name])]));

// `empty` has the inputs as they are before anything is written; `read` makes them of an item, `write`
// the fields of the ask of them. `inputs` names those of a field that has others than its own.
export const drafting = ({ section, ask, empty, needed, first, read = plain(Object.keys(empty)), write = (form) => form, inputs = {} }) => ({
  form: { ...empty }, item: '', base: 0, stood: {}, shown: false, clashed: false, armed: false, busy: false, wrong: '', said: '',

  get at() { return room()[section].find((one) => one.id === this.item); },
  get place() { return `${section}:${this.item}`; },
  get written() { return write(trimmed(this.form)); },
  get changes() { return changed(this.stood, this.written); },
  get clash() { return this.clashed && this.at ? clashOf(section, this.stood, this.at, this.written) : []; },
  get clashWords() { return `Meanwhile this was changed (${changedWords(this.at || {})}). Nothing is lost: both stand here.`; },
  get gaps() { return room().gaps.filter((one) => one.section === section); },
  get saves() { return this.clash.length ? 'Keep mine' : 'Keep it'; },
  get lacking() {
    const names = needed.filter((name) => this.written[name] === '');
    return names.length ? `Still to be written: ${sentence(names.map((name) => fieldWord(section, name).toLowerCase()))}.` : '';
  },

  // What was half-written comes first, then what stands, or what is offered.
  begin(one = null, offered = {}) {
    const stood = one ? Object.fromEntries(Object.keys(write({ ...empty, ...trimmed(read(one)) })).map((name) => [name, one[name]])) : {};
    Object.assign(this, { item: one ? one.id : '', clashed: false, armed: false, wrong: '', said: '' });
    const fresh = { form: one ? { ...empty, ...read(one) } : { ...empty, ...offered }, base: one ? one.version : 0, stood };
    Object.assign(this, draftOf(this.place) || fresh, { shown: true });
    this.$nextTick(() => document.getElementById(first).focus());
  },
  keepForm() {
    this.$watch('form', () => this.shown && keepDraft(this.place, { form: this.form, base: this.base, stood: this.stood }));
  },
  leave() {
    keepDraft(this.place);
    Object.assign(this, { form: { ...empty }, item: '', shown: false, clashed: false, armed: false, wrong: '' });
  },
  take(name) {
    const theirs = read(this.at);
    const names = inputs[name] || [name];
    this.form = { ...this.form, ...Object.fromEntries(names.map((one) => [one, theirs[one]])) };
  },

  save() { return this.send((fields) => room().ask(ask, fields, true), 'Kept.'); },
  propose() { return this.send((fields) => room().ask('propose-change', { change: { ask, ...fields } }, true), 'Proposed: the other side sees it.'); },
  async send(put, said) {
    this.wrong = this.lacking;
    if (this.wrong || this.busy) return;
    // After a clash it is sent on what stands now: both texts were looked at.
    if (this.clashed && this.at) this.base = this.at.version;
    const fields = this.changes;
    if (!Object.keys(fields).length) return this.leave();
    this.busy = true;
    const answer = await put({ ...fields, ...(this.item ? { item: this.item, base: this.base } : {}) });
    Object.assign(this, { busy: false, clashed: answer.code === 'conflict' && Boolean(this.at), wrong: answer.why || '' });
    if (!answer.why) this.done(said);
  },
  done(said) {
    this.leave();
    this.said = said;
  },
  // It cannot be taken back, so it takes a second press in the same place.
  async remove() {
    if (!this.armed) return Object.assign(this, { armed: true });
    const answer = await room().ask('drop-item', { item: this.item, base: this.at ? this.at.version : this.base }, true);
    if (answer.why) return Object.assign(this, { wrong: answer.why, armed: false });
    return this.done('Removed.');
  },
});
