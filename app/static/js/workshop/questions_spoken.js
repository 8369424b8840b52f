// What happens in the room, for who listens: a few sentences, and not more often than one can hear.

import { cells } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { cellKey, room } from '../shared/room.js';
import { counted, ended, word } from '../shared/words.js';
import { weighedAloud } from './deciding_weight.js';
import { cell } from './focus.js';
import { headline } from './focus_overview.js';
import { told, voices } from './history.js';
import { everybodyDone } from './progress.js';
import { outcome } from './questions.js';
import { risksAloud } from './risks.js';
import { speakersAloud } from './speaking.js';

const BREATH = 1500; // milliseconds; in a room that votes, counts change faster than they are said
const REASONS = 2; // those said aloud, each so long
const LONG = 120;

const short = (text) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

const spokenReasons = (cell) => voices(told(cell.reasons), REASONS)
  .map((one) => `${one.who} for ${one.says}: ${short(one.reason || one.sure)}`).join(' ');

// What the room is like, as far as it changes by somebody's hand.
function manners() {
  const { pace, locked } = room().workshop;
  return {
    pace: pace === 'own' ? 'Everybody votes at their own pace now.' : 'The room votes together now, cell by cell.',
    done: everybodyDone() ? 'Everybody is done.' : '',
    locked: locked ? 'The door is locked.' : 'The door is open.',
  };
}

export function spoken() {
  return merged(cell(), outcome, {
    said: '', // about the cell, a breath behind what is so
    news: '', // about the room, since this page came
    breath: 0,
    before: null,

    init() {
      this.said = this.aloud;
      this.before = manners();
      this.$watch('aloud', () => this.sayLater());
      this.$watch('manner', () => this.tell());
    },
    destroy() { clearTimeout(this.breath); },
    sayLater() {
      if (this.breath) return;
      this.breath = setTimeout(() => { this.breath = 0; this.said = this.aloud; }, BREATH);
    },
    get manner() { return Object.values(manners()).join(' '); },
    tell() {
      const now = manners();
      this.news = Object.keys(now).filter((one) => now[one] !== this.before[one]).map((one) => now[one]).join(' ');
      this.before = now;
    },
    get aloud() {
      if (room().inRisks && room().view !== 'participant') return risksAloud();
      if (!cellKey(room().at)) return room().inMatrix && cells().some((one) => one.tally) ? `${headline()}.` : '';
      if (!this.entry.name) return '';
      const asks = room().interlude && this.entry.question;
      const name = [`${[this.entry.name, this.scope].filter(Boolean).join(', ')}.`, asks, this.round && `${this.round}.`].filter(Boolean).join(' ');
      const weighed = weighedAloud(this.now);
      if (this.decided && this.question) return `${name} Adopted: ${word((room().ambition || {}).model)}.`;
      if (this.decided) return `${name} ${ended(`Decided: ${word(this.now.accountable)}`)} ${weighed}`.trim();
      if (!this.tallied) return `${name} ${this.count}`;
      const said = this.now.said ? `${counted(this.now.said, 'person', 'people')} said why. ${spokenReasons(this.now)}` : '';
      return [name, this.pattern, this.says, weighed, speakersAloud(this.now), said].filter(Boolean).join(' ').trim();
    },
  });
}
