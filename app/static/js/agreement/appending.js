// Appendices: service and operational level agreements by their links.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { drafting } from './drafting.js';
import { changedWords } from './wording.js';

const EMPTY = { title: '', link: '' };

export function appendices() {
  return merged(drafting({ section: 'appendices', ask: 'add-appendix', empty: EMPTY, needed: ['title', 'link'], first: 'appendix-title' }), {
    init() { this.keepForm(); },
    get list() { return room().appendices.map((one) => ({ ...one, by: changedWords(one) })); },
  });
}
