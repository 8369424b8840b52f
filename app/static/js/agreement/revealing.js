// How far the answers are, and the facilitator's steps: reveal them, and ask again.

import { room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { asked } from './answering.js';

const ENOUGH = 4; // answers from which on a pulse may be seen

export const stepOf = (id) => {
  const { state, voted, stage = null, agree = null } = asked(id);
  const open = state === 'open';
  const least = id === 'pulse' ? ENOUGH : 1;
  const enough = voted >= least;
  return {
    id, open, voted, ready: stage !== 'parties' && (open || stage === 'differ') && enough,
    compared: stage === 'differ', comparable: open && enough && id !== 'pulse',
    agrees: { true: 'All chose the same.', false: 'They differ.' }[stage === 'differ' ? agree : ''] || '',
    words: open ? `${counted(voted, 'answer', 'answers')} so far${id === 'pulse' && !enough ? `, shown from ${ENOUGH} on` : ''}` : `${counted(voted, 'answer', 'answers')}`,
  };
};

export const revealing = {
  reveals: false,
  revealWrong: '',
  // One after the other, in their order: each is a step of its own in what happened.
  async revealAll(ids) {
    if (this.reveals) return;
    this.reveals = true;
    let answer = {};
    for (const question of ids) if (!answer.why && stepOf(question).ready) answer = await room().ask('reveal', { question }, true);
    Object.assign(this, { reveals: false, revealWrong: answer.why || '' });
  },
  // Whether all agree, before anybody sees who chose what.
  async compare(question) {
    const answer = await room().ask('reveal', { question, stage: 'differ' }, true);
    this.revealWrong = answer.why || '';
  },
  async askAgain(ids) {
    let answer = {};
    for (const question of ids) if (!answer.why && !stepOf(question).open) answer = await room().ask('vote-again', { question }, true);
    this.revealWrong = answer.why || '';
  },
};
