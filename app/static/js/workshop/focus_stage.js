// What the stage shows: the lobby, the cell in focus with the matrix, or what was signed.

import { cells } from '../shared/grid.js';
import { cellAt, cellKey } from '../shared/room.js';

export const stageView = {
  // At one's own pace the room is done with a decided cell, and the stage shows the whole matrix; but
  // where votes are out, the room talks, and what it has just decided stays in view.
  get at() {
    if (this.workshop.pace !== 'own' || cellAt(cellKey(this.focus)).state !== 'decided') return this.focus;
    const states = cells().map((cell) => cell.state);
    return states.includes('open') && !states.includes('revealed') ? null : this.focus;
  },
  get scene() {
    if (this.line === 'locked' || this.line === 'closed') return 'dark';
    if (!this.workshop.code) return 'blank'; // nobody has told us anything yet
    if (this.signed) return 'signed';
    return this.focus || cells().some((cell) => cell.voted) ? 'play' : 'lobby';
  },
};
