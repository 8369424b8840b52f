// Preparing: the steps before a session, one form at a time, how far each is, and the way on from them.

import { act } from '../console/act.js';
import { open } from '../shared/opened.js';
import { cellAt, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { standsArranged } from './arranging.js';
import { standsOf } from './intake.js';
import { standsPlanned } from './planning.js';
import { standsRunning } from './running.js';
import { standsAmong } from './stakeholders.js';

const hereWords = () => `${room().crowd.here} of ${counted(room().crowd.all, 'person', 'people')} here`;

// In their order; the last one is what the stage shows meanwhile.
const STEPS = [
  ['stakeholders', 'Who must be there', standsAmong],
  ['invitation', 'Invitation', standsPlanned],
  ['intake', 'Intake', () => standsOf('intake')],
  ['facts', 'Facts', () => standsOf('facts')],
  ['processes', 'Processes', standsArranged],
  ['running', 'Run sheet', standsRunning],
  ['', 'People arrive', hereWords],
];
const NAMES = { ambition: 'Ambition', matrix: 'Matrix' };

// The step that is open in this chapter; an empty one: people arrive.
export const stepOf = ({ inPrepare, opened }) => (inPrepare && opened && opened.kind === 'step' ? opened.id : '');

// The session goes on to its first question: which model, if that was left to the room.
const onward = () => (room().workshop.model === 'C' && !room().ambition && cellAt('ambition').state !== 'decided' ? 'ambition' : 'matrix');

export function preparing() {
  return {
    get list() {
      return STEPS.map(([step, name, stands]) => ({ step, name, stands: stands(), here: room().step === step }));
    },
    get next() {
      const place = STEPS.findIndex(([step]) => step === room().step);
      return this.list[place + 1] || null;
    },
    get nextWords() { return `Next: ${this.next ? this.next.name : NAMES[onward()]}`; },
    show(one) { open('step', one.step); },
    goOn() { return this.next ? this.show(this.next) : act('open-chapter', { chapter: onward() }); },
  };
}
