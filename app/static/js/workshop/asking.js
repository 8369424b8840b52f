// What a chapter asks the room beside the cells: each question with how it stands, and the next one.

import { act } from '../console/act.js';
import { askedOf, questionsOf } from '../shared/asked.js';
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
      return questionsOf(room().chapter).map((question) => ({
        ...askedOf(question), question, stands: standsAt(question), here: question === this.question,
        again: question !== this.question && ['revealed', 'decided'].includes(cellAt(question).state),
      }));
    },
    // What is opened next: the one in view, or the first one that was not asked yet.
    get opens() {
      if (room().signed || (this.question && this.open)) return '';
      if (this.waits) return this.question;
      return questionsOf(room().chapter).find(closed) || '';
    },
    get opensWords() {
      if (!this.opens) return '';
      return this.opens === this.question ? 'Open the vote' : `Next: ${askedOf(this.opens).name}`;
    },
    get waits() { return Boolean(this.question) && closed(this.question); },
    // Whether it is what would be done next: not before what is out was talked about and adopted.
    get leads() { return this.waits || !this.question || this.decided || (this.tallied && this.question !== 'ambition'); },
    openNext() { this.ask(this.opens); },
    ask(question) { act('open-question', { question }); },
  });
}
