// Shared objectives: what both want, how it is measured, and the step from one to an action.

import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { drafting } from './drafting.js';
import { changedWords } from './wording.js';

const EMPTY = { title: '', measure: '', due: '' };

export function objectives() {
  return merged(drafting({ section: 'objectives', ask: 'share-objective', empty: EMPTY, needed: ['title'], first: 'objective-title' }), {
    init() { this.keepForm(); },
    get list() {
      return room().objectives.map((one) => {
        const served = room().actions.filter((action) => action.objective === one.id && action.state !== 'broken').length;
        return { ...one, when: day(one.due), by: changedWords(one), served: served ? counted(served, 'action', 'actions') : '' };
      });
    },
    // In one step: the form of the action plan, with what is known already.
    toAction(one) {
      document.dispatchEvent(new CustomEvent('action-wanted', { detail: { title: one.title, objective: one.id } }));
    },
  });
}
