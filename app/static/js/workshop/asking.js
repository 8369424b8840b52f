// What a chapter asks the room beside the cells: each question with how it stands, and the next one.

import { act } from '../console/act.js';
import { askedOf, isUnnamed, questionsOf } from '../shared/asked.js';
import { merged } from '../shared/merged.js';
import { cellAt, room } from '../shared/room.js';
import { word } from '../shared/words.js';
import { inView } from './focus.js';
import { askedTold } from './questions_asked.js';

function standsAt(question) {
  const { agree, state, tally, voted } = cellAt(question);
  if (state === 'closed') return 'not asked';
  if (state === 'open') return `voting, ${voted} saved`;
  if (question === 'ambition' && state === 'decided') return `adopted: ${word((room().ambition || {}).model)}`;
  const told = tally ? askedTold(tally).toLowerCase() : (agree && 'agree') || 'differ';
  return question === 'ambition' && state === 'revealed' ? `${told}, not adopted yet` : told;
}

const closed = (question) => cellAt(question).state === 'closed';

export function asking() {
  return merged(inView, {
    get list() {
      return this.questions.filter((one) => room().signed || !isUnnamed(one) || !closed(one)).map((question) => ({
        ...askedOf(question), question, stands: standsAt(question), here: question === this.question,
        again: question !== this.question && isUnnamed(question) === room().signed && ['revealed', 'decided'].includes(cellAt(question).state),
      }));
    },
    get questions() {
      const own = questionsOf(room().chapter);
      return room().interlude && !own.includes(this.question) ? [this.question] : own;
    },
    // What is opened next: the one in view, or the first one that was not asked yet; of those who leave
    // something is asked once all is signed.
    get opens() {
      if (this.question && this.open) return '';
      if (this.waits) return this.question;
      return this.questions.find((one) => closed(one) && isUnnamed(one) === room().signed) || '';
    },
    get opensWords() {
      if (!this.opens) return '';
      return this.opens === this.question ? 'Open the vote' : `Next: ${askedOf(this.opens).name}`;
    },
    get waits() { return Boolean(this.question) && closed(this.question); },
    // Whether it is what would be done next: not before what is out was talked about and adopted.
    get leads() { return this.waits || !this.question || this.decided || (this.tallied && this.question !== 'ambition'); },
    // From what was asked in between; but one leaving question leads to the other.
    get goesOn() { return room().interlude && !(isUnnamed(this.question) && this.opens); },
    goOn() { act('leave-question'); },
    openNext() { this.ask(this.opens); },
    ask(question) { act('open-question', { question }); },
  });
}
