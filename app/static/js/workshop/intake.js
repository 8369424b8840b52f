// Intake: what is asked about the service before the session, each answer saved as it is typed.

import { room } from '../shared/room.js';

const YES = [['yes', 'Yes'], ['no', 'No'], ['not-assessed', 'Not assessed']];

// As they are asked and printed: of which step, its words, and what can be chosen or how it is typed.
export const ASKED = [
  ['origin', 'intake', 'Built, bought or SaaS', [['built', 'Built'], ['bought', 'Bought'], ['saas', 'SaaS']]],
  ['buyer', 'intake', 'Who bought it'],
  ['runner', 'intake', 'Who runs it today'],
  ['engager', 'intake', 'Who engaged the vendor'],
  ['adviser', 'intake', 'Who advises the business on it'],
  ['service-id', 'facts', 'Service id'],
  ['goal', 'facts', 'Goal served'],
  ['criticality', 'facts', 'Criticality'],
  ['critical-function', 'facts', 'Critical or important function', YES],
  ['rto', 'facts', 'Recovery time objective (RTO)'],
  ['rpo', 'facts', 'Recovery point objective (RPO)'],
  ['data-class', 'facts', 'Data class'],
  ['business-owner', 'facts', 'Business owner'],
  ['it-owner', 'facts', 'IT owner'],
  ['service-manager', 'facts', 'Service manager'],
  ['support-group', 'facts', 'Support group'],
  ['integrator', 'facts', 'Who integrates it'],
  ['next-review', 'facts', 'Next review', [], 'date'],
].map(([id, step, name, choices = [], type = 'text']) => ({ id, step, name, type, choices: choices.map(([value, words]) => ({ value, name: words })) }));

const answers = () => Object.fromEntries(room().intake.map((one) => [one.id, one.answer]));

export function standsOf(step) {
  const [all, known] = [ASKED.filter((one) => one.step === step), answers()];
  const given = all.filter((one) => known[one.id]).length;
  return given ? `${given} of ${all.length} answered` : 'not asked yet';
}

export function intake() {
  return {
    form: {}, // what stands in the fields
    known: {}, // what the screen had when that was put there
    seen: {}, // the screen on which each was begun
    wrong: '',
    saved: '',

    init() {
      this.take();
      this.$watch('$store.room.intake', () => this.take());
    },
    get list() { return ASKED.filter((one) => one.step === room().step); },
    get title() { return room().step === 'facts' ? 'Facts' : 'Intake'; },
    get stands() { return standsOf(room().step); },
    // What somebody else answered comes in; what is being typed here stays.
    take() {
      const told = answers();
      for (const { id } of ASKED) {
        if ((this.form[id] || '') === (this.known[id] || '')) this.form[id] = told[id] || '';
        this.known[id] = told[id] || '';
      }
    },
    begin(one) { this.seen[one.id] = room().seq; },
    async save(one) {
      const answer = (this.form[one.id] || '').trim();
      if (answer === this.known[one.id]) return;
      const said = await room().ask('answer-intake', { item: one.id, answer, seen: this.seen[one.id] || room().seq }, true);
      this.wrong = said.why || '';
      this.saved = said.why ? '' : `Saved: ${one.name}.`;
      if (!said.why) this.seen[one.id] = said.seq;
    },
  };
}
