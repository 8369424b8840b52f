// What the stage shows: the lobby, the cell in focus, the whole at a glance, or what was signed.

import { cells } from '../shared/grid.js';
import { cellAt, cellKey } from '../shared/room.js';
import { listed } from './asking_areas.js';
import { talks } from './focus_overview.js';

// What a chapter shows that asks nothing just now; else it is the whole matrix.
const SCENES = { prepare: 'lobby', risks: 'risks', cases: 'cases' };

export const stageView = {
  get listed() { return listed(this); },
  // What was revealed at once is looked at as a whole. At one's own pace the room is done with a decided
  // cell, too; but where it talks, what it has just decided stays in view.
  get at() {
    if (!this.inMatrix) return this.asking;
    if (this.overview) return null;
    if (this.workshop.pace !== 'own' || cellAt(cellKey(this.focus)).state !== 'decided') return this.focus;
    return talks() || !cells().some((cell) => cell.state === 'open') ? this.focus : null;
  },
  get scene() {
    if (this.line === 'locked' || this.line === 'closed') return 'dark';
    if (!this.workshop.code) return 'blank'; // nobody has told us anything yet
    if (this.signed && !this.interlude) return 'signed';
    if (this.chapter === 'ambition' && this.path_at && this.now.state !== 'open') return 'path';
    if (this.asking) return 'play';
    if (!this.inMatrix) return SCENES[this.chapter] || 'overview';
    if (!this.at && cells().some((cell) => cell.tally)) return 'overview';
    return this.focus || cells().some((cell) => cell.voted) ? 'play' : 'lobby';
  },
};
