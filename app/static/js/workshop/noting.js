// What somebody without a device said in the room about a risk, put in by the facilitator as exactly that.

import { room } from '../shared/room.js';
import { PARTIES, word } from '../shared/words.js';
import { seenWith } from './registers.js';

const ACTS = [
  ['understand-risk', 'understands what it means'],
  ['accept-risk', 'accepts it'],
  ['decline-risk', 'declines it'],
  ['withdraw-acceptance', 'takes the acceptance back'],
].map(([value, name]) => ({ value, name }));

const EMPTY = { name: '', represents: 'business', act: 'understand-risk', until: '', why: '' };

// `noted` is the risk, as the page has it.
export const noting = {
  note: { ...EMPTY },
  noteWrong: '',
  noteSaid: '',
  acts: ACTS,
  parties: PARTIES.map((value) => ({ value, name: word(value) })),

  get answers() { return this.note.act !== 'understand-risk'; },
  get accepts() { return this.note.act === 'accept-risk'; },
  async takeDown() {
    const { act, name, represents, until, why } = this.note;
    this.noteWrong = name.trim() ? '' : 'Write who said it.';
    if (this.noteWrong) return;
    const fields = { name: name.trim(), represents, act, risk: this.risk.id, ...seenWith(this.risk) };
    if (this.accepts && until) fields.until = until;
    if (this.answers && why.trim()) fields.why = why.trim();
    const answer = await room().ask('note-in-the-room', fields, true);
    this.noteWrong = answer.why || '';
    this.noteSaid = answer.why ? '' : `Noted as said in the room by ${name.trim()}.`;
    if (!answer.why) this.note = { ...EMPTY };
  },
};
