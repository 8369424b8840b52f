// Taking back the last thing one did, and bringing it back; what was written is in the form again.

import { act } from '../console/act.js';
import { cellAt, cellKey, room } from '../shared/room.js';
import { counted } from '../shared/words.js';

// A decision as its form had it, to be recorded again or otherwise.
function written({ accountable, rationale, executed_by, dissent, promise, waiver }) {
  const { owner = '', due = '', next_step = '' } = promise || {};
  return { accountable, rationale, executed: executed_by, dissent, owner, due, step: next_step, waiver: waiver || '' };
}

const known = (key) => (room().workshop.joined ? cellKey({ process: key.split(':')[0], scope: 'both' }) : key);

// What is offered, in the server's words, and on how many cells, where these do not say it. All of it
// was done in the matrix, and elsewhere it would read as if it had been done there.
function offered(words, keys) {
  const cells = new Set((keys || []).map(known)).size;
  if (!words || !room().inMatrix) return '';
  return cells > 1 && !words.endsWith('cells') ? `${words} (${counted(cells, 'cell', 'cells')})` : words;
}

export function undoing() {
  return {
    get undoes() { return offered(room().undo, room().undo_of); },
    get redoes() { return offered(room().redo, room().redo_of); },
    async undo() {
      const cells = [...new Set((room().undo_of || []).map(known))].map((key) => [key, { ...cellAt(key) }]);
      const answer = await act('undo');
      if (answer.why) return;
      const decided = cells.filter(([, cell]) => cell.state === 'decided');
      room().returned = Object.fromEntries(decided.map(([key, cell]) => [key, written(cell)]));
    },
    redo() { act('redo'); },
  };
}
