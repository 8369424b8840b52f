// What becomes of an action: kept, moved or not kept, wherever it is spoken of.

import { isPast } from '../shared/dates.js';
import { room } from '../shared/room.js';

const EMPTY = { evidence: '', due: '', why: '' };
const FIELDS = { keep: ['evidence'], move: ['due', 'why'], break: ['why'] };
const WORDS = { keep: 'It is kept', move: 'Move it', break: 'It is not kept' };
const PAST = 'That day is over already. Press again if it is meant so.';

export const ending = {
  ended: '', // the action, and what is said of it
  doing: '',
  endForm: { ...EMPTY },
  endWrong: '',

  get endWords() { return WORDS[this.doing]; },
  isEnding(id) { return this.ended === id; },
  end(id, what) {
    const shut = this.ended === id && this.doing === what;
    Object.assign(this, { ended: shut ? '' : id, doing: shut ? '' : what, endForm: { ...EMPTY }, endWrong: '' });
  },
  async endNow() {
    const { due, why } = this.endForm;
    if (this.doing === 'move' && !due) this.endWrong = 'Say by which day it is done instead.';
    else if (this.doing !== 'keep' && !why.trim()) this.endWrong = 'Say why, in a sentence.';
    else if (this.doing === 'move' && isPast(due) && this.endWrong !== PAST) this.endWrong = PAST;
    else await this.putEnd();
  },
  async putEnd() {
    const told = FIELDS[this.doing].map((name) => [name, this.endForm[name].trim()]);
    const answer = await room().ask(`${this.doing}-action`, { item: this.ended, ...Object.fromEntries(told) }, true);
    this.endWrong = answer.why || '';
    if (!answer.why) this.end(this.ended, this.doing);
  },
};
