// What a page of an agreement keeps in the store: its own keys of the screen, and who may do what.

import { between } from '../shared/between.js';

// What it shows before the server said anything, and wherever the server says null.
export const nothing = () => ({
  agreement: { code: '', title: '', sides: ['', ''], state: 'live' }, you: {}, mine: {}, people: [], recent: [],
  standing: { now: {}, wanted: {}, measures: {}, components: [], pulse: [], misfits: [] },
  philosophy: { text: '', version: 0, earlier: 0 }, staff: [], meetings: [], objectives: [], actions: [],
  appendices: [], citations: [], proposals: [], gaps: [], held: [], sitting: null,
  agenda: { meeting: null, topics: [] }, signatories: [], signatures: [], revisions: [],
});

export const view = {
  ...nothing(),
  empty: nothing,
  part: 'agreement', // what this reader looks at

  get between() { return between(this.agreement); },
  get code() { return this.agreement.code; },
  get signed() { return this.agreement.state === 'signed-off'; },
  get acts() { return this.you.role === 'facilitator'; },
  // Who observes looks on; what is signed is changed by its next revision.
  get speaks() { return Boolean(this.you.role) && this.you.role !== 'observer'; },
  get drafts() { return this.speaks && !this.signed; },
  get sided() { return this.speaks && (this.you.side === 0 || this.you.side === 1); },
};
