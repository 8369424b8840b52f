// A reason being typed: saved after a pause, at once where it might be lost, and never called saved
// before it is. It goes with the vote: the newest one counts.

import { draftOf, keepDraft } from '../shared/drafts.js';
import { entryAt } from '../shared/grid.js';
import { cellAt, cellKey, room } from '../shared/room.js';
import { mayVote, onItsWay } from './questions_votes.js';

const PAUSE = 1000;

export const reasoning = {
  reason: '',
  confidence: 0,
  kept: '', // what of the reason the server has
  here: null, // the cell it is about
  pause: 0,
  told: '', // what has been said to be too late

  watchReason() {
    this.load();
    this.$watch('footing', (now, before) => this.moved(now.split(' '), before.split(' ')));
    const leave = () => this.keep();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', () => document.hidden && leave());
  },
  // The cell in view, its round, and whether it takes votes.
  get footing() { return [this.key, cellAt(this.key).round, this.may].join(' '); },
  get draft() { return `reason:${cellKey(this.here)}`; },
  get unkept() { return this.reason.trim() !== this.kept; },
  get reasonState() {
    if (this.unkept) return 'Not saved yet.';
    return this.kept && !this.sending && !this.refused ? 'Saved.' : '';
  },

  load() {
    const why = this.sending || room().mine_why[this.key] || {};
    this.here = room().at;
    this.kept = (why.reason || '').trim();
    this.reason = draftOf(this.draft) || why.reason || '';
    this.confidence = why.confidence || 0;
    this.refused = '';
    this.told = '';
  },
  moved([key, round], [keyBefore, roundBefore]) {
    if (key !== keyBefore) {
      this.keep();
      this.load();
    } else if (round !== roundBefore) this.kept = '';
    else this.keep();
  },

  // What has been chosen for the cell that the reason is about, which may be in view no longer.
  choiceHere() {
    const key = cellKey(this.here);
    const sending = onItsWay(key);
    return (sending ? sending.choice : room().mine[key]) || '';
  },
  typed() {
    keepDraft(this.draft, this.unkept && this.reason);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.explain(), PAUSE);
  },
  // One at a time: what is typed while one is on its way goes when that has arrived.
  explain() { if (!onItsWay(cellKey(this.here))) this.keep(); },
  keep() {
    clearTimeout(this.pause);
    const choice = this.choiceHere();
    const sending = onItsWay(cellKey(this.here));
    if (!this.unkept || !choice || (sending && sending.reason === this.reason.trim())) return;
    if (mayVote(this.here)) this.castHere(choice);
    else if (!sending) this.tooLate(this.here, this.reason.trim());
  },
  // Taken apart since, a cell is named otherwise and is still the same.
  about() { return cellKey(this.here) === this.key ? room().at : this.here; },
  arrived(fields) {
    if (cellKey(fields) !== cellKey(this.here)) return;
    this.kept = fields.reason || '';
    if (!this.unkept) keepDraft(this.draft);
    if (this.unkept) this.typed();
  },
  // A vote that was refused: was it only for its reason?
  wasLate(fields, seen) {
    const reason = seen ? this.reason.trim() : fields.reason;
    if (!reason || fields.choice !== room().mine[cellKey(fields)]) return false;
    this.tooLate(fields, reason);
    return true;
  },
  tooLate(at, reason) {
    if (this.told === reason) return;
    this.told = reason;
    keepDraft(`reason:${cellKey(at)}`);
    room().trouble = `Your reason on ${entryAt(at).name} came too late: it takes no votes now. You wrote: “\u2068${reason}\u2069”`;
  },
};
