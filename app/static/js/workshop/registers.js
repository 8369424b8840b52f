// The items of a register: those on the screen, and what that leaves out, fetched for who reads it.

import { requested } from '../shared/requested.js';
import { room } from '../shared/room.js';

const PAGE = 20; // items in an answer

const placeOf = (id) => Number(id.slice(1)) - 1; // r1 is the first risk there was

// A part for a component that has the name of its `register` beside it.
export const reading = {
  unread: '', // why nothing could be read
  wanted: '',

  // Whole items by id, each with the screen it was read on and what of it stood there.
  get fetched() { return room().fetched[this.register] || {}; },
  get listed() { return room()[this.register]; },
  get known() {
    const first = this.listed.length ? placeOf(this.listed[0].id) : 0;
    const earlier = Object.values(this.fetched).filter((one) => placeOf(one.id) < first);
    return [...earlier.sort((one, other) => placeOf(one.id) - placeOf(other.id)), ...this.listed];
  },
  get newestFirst() { return this.known.map((one) => this.itemAt(one.id)).reverse(); },
  get earlier() { return Math.max(0, (room().registers[this.register] || 0) - this.known.length); },

  // As it was read, as long as the screen says of it what it said then.
  itemAt(id) {
    const shown = this.listed.find((one) => one.id === id);
    const read = this.fetched[id];
    return read && (!shown || read.begun === JSON.stringify(shown)) ? read : shown;
  },
  // Of what stands here by its beginning alone, the rest.
  readWhole(id) {
    const item = this.itemAt(id);
    const wanted = item && item.cut ? JSON.stringify(item) : '';
    if (!wanted || this.wanted === wanted) return undefined;
    this.wanted = wanted;
    return this.fetchFrom(placeOf(id));
  },
  readAgain(id) { return this.fetchFrom(placeOf(id)); },
  readEarlier() { return this.fetchFrom(Math.max(0, placeOf(this.known[0].id) - PAGE)); },
  async fetchFrom(after) {
    const { seq } = room();
    const answer = await requested('register', this.register, after);
    this.unread = answer.why || '';
    const begun = (id) => JSON.stringify(this.listed.find((one) => one.id === id));
    const items = (answer.items || []).map((one) => [one.id, { ...one, seen: seq, begun: begun(one.id) }]);
    room().fetched = { ...room().fetched, [this.register]: { ...this.fetched, ...Object.fromEntries(items) } };
  },
};

// Who acts on an item that was fetched, acts on the screen it was read on.
export const seenWith = ({ seen }) => (seen ? { seen } : {});
