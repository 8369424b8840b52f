// The chain of a night: cell after cell, who answers for each, who is called, and what breaks there.

import { cellName } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { word } from '../shared/words.js';
import { casesWords } from './cases_told.js';

const joinedScope = (scope) => (room().workshop.joined ? 'both' : scope);

// A step of the chain, in the few words that a room reads from afar.
function told(step, place, at) {
  const { accountable, called, on_duty: onDuty, process, scope } = step;
  const duty = onDuty ? 'on duty' : 'not on duty';
  return {
    place, key: `${process}:${scope}`, name: cellName({ process, scope: joinedScope(scope) }), called, onDuty,
    decided: Boolean(accountable && accountable !== 'tbd'), answers: accountable ? word(accountable) : 'not decided', mark: accountable || 'tbd', gaps: step.gaps,
    look: place < at ? 'past' : place === at ? 'here' : 'ahead',
    calls: called ? `${called.name}, ${duty}` : 'Nobody is called',
    number: called ? called.contact : '', hours: called ? called.hours : '',
    escalates: called ? called.escalation : '', steps_in: called ? called.steps_in : '',
    sign: step.gaps.length ? '✕' : '✓', sound: step.gaps.length ? 'a gap' : 'passes',
  };
}

// What any page shows of the night that is played.
export const night = {
  get on() { return Boolean(room().playing); },
  get now() { return room().playing || { steps: [], gaps: [], step: 0 }; },
  get chain() { return this.now.steps.map((step, index) => told(step, index + 1, this.now.step)); },
  get here() { return this.chain[this.now.step - 1] || { gaps: [] }; },
  get far() { return `Step ${this.now.step} of ${this.now.steps.length}`; },
  get result() { return casesWords(); },
};
