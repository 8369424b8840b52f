// What an ask was made on: the screen, and for a vote its round and how one's own vote stood.

import { isVote } from './unsaved.js';

// What is refused where it touches something that has changed since its screen.
const SEEING = new Set([
  'reveal', 'reveal-all', 'vote-again', 'decide', 'take-agreed', 'adopt-reference', 'reopen',
  'promise', 'waive', 'undo', 'sign-off', 'adopt-ambition',
  'keep-promise', 'move-promise', 'break-promise', 'record-contract', 'expect-benefit', 'judge-benefit', 'set-today',
  'write-risk', 'understand-risk', 'accept-risk', 'decline-risk', 'withdraw-acceptance', 'note-in-the-room', 'reword',
  'name-executor', 'drop-executor', 'confirm-executors', 'name-stakeholder', 'drop-stakeholder',
  'add-process', 'drop-process', 'order-processes',
]);

// Cell → the number of the last answer to a vote of ours there: the screen may be a blink behind it.
const stood = new Map();

export function voted(key, seq) { stood.set(key, seq); }

// Both scopes have one round while they are joined; apart, a vote for both names none.
function roundOf(shared, { process, scope, question }) {
  if (question) return { round: (shared.questions[question] || { round: 1 }).round };
  const scopes = scope === 'both' ? ['application', 'interface'] : [scope];
  const rounds = new Set(scopes.map((one) => shared.cells[`${process}:${one}`]).map((cell) => (cell ? cell.round : 1)));
  return rounds.size === 1 ? { round: [...rounds][0] } : {};
}

export function madeOn(shared, ask, key) {
  if (SEEING.has(ask.ask)) return { seen: shared.seq };
  if (!isVote(ask)) return {};
  return { ...roundOf(shared, ask), seen: Math.max(shared.seq, stood.get(key) || 0) };
}
