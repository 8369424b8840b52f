// One's own hand on a risk: it is read, understood, and accepted or declined by whom it concerns.

import { isPast } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { open, opens } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { reading, seenWith } from './registers.js';
import { nameOf, riskTold, risksAloud } from './risks.js';

const PAST = 'That day is over, so the acceptance would be over too. Press again if it is meant so.';
const STANDING = ['accepted', 'declined'];

const called = (name) => room().people.find((one) => name && one.name.toLowerCase() === name.toLowerCase());

// Whose answer it waits for, as the server rules: its owner's, or of whoever takes part. Empty where that is one's own.
export function answerer(risk) {
  const { crowd, people, you } = room();
  const gone = risk.owner_person && !nameOf(risk.owner_person) && crowd.all <= people.length;
  const owner = risk.owner_person && !gone ? risk.owner_person : (called(risk.owner) || {}).person;
  if (owner) return owner === you.person ? '' : `Its owner answers it: ${risk.owner}.`;
  if (['observer', 'adviser'].includes(you.role)) return 'Whoever takes part answers it; you have no vote.';
  const other = STANDING.includes(risk.state) && risk.answered_by !== you.person && nameOf(risk.answered_by);
  return other ? `${other} has answered it.` : '';
}

const understands = (risk) => risk.understood.includes(room().you.person);

// What of a risk still waits for the one at this page.
function waitsFor(risk) {
  if (!understands(risk)) return 'to read';
  return riskTold(risk).waits && !answerer(risk) ? 'for your answer' : '';
}

export function accepting() {
  return merged(reading, {
    register: 'risks',
    form: { until: '', why: '' },
    says: '', // what is being answered: accept, decline; or what a second press would do
    saved: '',
    wrong: '',

    init() { this.$watch('$store.room.opened', () => this.clear()); },
    get shown() { return room().inRisks && !room().at && opens('promise') === null; },
    get list() { return this.newestFirst.map((one) => ({ ...riskTold(one), asks: waitsFor(one) })); },
    get asked() { return this.list.filter((one) => one.asks).length; },
    get askedWords() { return this.asked ? `For you: ${this.asked}` : 'Nothing waits for you.'; },
    get aloud() { return this.risk.id ? `${this.risk.title}. It is ${this.risk.stands}, and ${this.risk.understoodWords}.` : `${risksAloud()} ${this.asked ? `${counted(this.asked, 'waits', 'wait')} for you.` : ''}`; },
    get risk() { return riskTold(opens('risk') === null ? null : this.itemAt(opens('risk')) || this.listed.at(-1)); },
    get answering() { return Boolean(this.risk.id) && room().opened.step === 'answer'; },
    get understood() { return Boolean(this.risk.id) && (understands(this.risk) || this.saved === this.risk.id); },
    get answerer() { return this.risk.id ? answerer(this.risk) : ''; },
    get mayAnswer() { return Boolean(this.risk.id) && this.understood && !this.answerer; },
    get mine() { return this.risk.answered_by === room().you.person ? this.risk.state : ''; },
    get wrote() { return this.risk.written_by === room().you.person; },
    get past() { return isPast(this.form.until); },

    look() { return this.readWhole(this.risk.id); },
    read(one) { open('risk', one.id); },
    back() { room().opened = null; },
    answer() { open('risk', this.risk.id, 'answer'); },
    clear() { Object.assign(this, { form: { until: '', why: '' }, says: '', wrong: '' }); },
    say(what) { Object.assign(this, { says: this.says === what ? '' : what, wrong: '' }); },
    // What stays for good takes a second press in the same place.
    async understand() {
      if (this.says !== 'understand') return this.say('understand');
      const { id } = this.risk;
      if (!(await this.act('understand-risk'))) return undefined;
      this.saved = id;
      return this.answerer ? undefined : this.answer();
    },
    accept() {
      const { until, why } = this.form;
      if (this.past && this.wrong !== PAST) this.wrong = PAST;
      else this.act('accept-risk', { ...(until && { until }), ...(why.trim() && { why: why.trim() }) });
    },
    decline() { this.act('decline-risk', this.form.why.trim() ? { why: this.form.why.trim() } : {}); },
    withdraw() { return this.says === 'withdraw' ? this.act('withdraw-acceptance') : this.say('withdraw'); },
    async act(name, fields = {}) {
      const { risk } = this;
      const answer = await room().ask(name, { risk: risk.id, ...seenWith(risk), ...fields }, true);
      if (risk.seen) this.readAgain(risk.id);
      if (answer.why) this.wrong = answer.why;
      else this.clear();
      return !answer.why;
    },
  });
}
