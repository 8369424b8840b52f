// Revealing: where somebody has not voted, the first press says so and the second reveals.

import { act, here } from '../console/act.js';
import { cells, places, same } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { cellAt, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { inView } from './focus.js';
import { everybodyDone } from './progress.js';
import { missing } from './questions.js';

const ALL = 'all';
const AGAIN = 'Press again to reveal; they count as not cast.';

// How many people this place still lacks, here or away; none once its votes are out.
function lacking(place) {
  const { here, away } = cellAt(place.key).state === 'open' ? missing(place.key) : { here: 0, away: 0 };
  return { here, away, all: here + away };
}

function lackingWords({ here, away, all }) {
  if (!here) return `${counted(away, 'person who is away has', 'people who are away have')} not voted.`;
  return `${counted(all, 'person has', 'people have')} not voted${away ? `, ${away} of them away` : ''}.`;
}

// How many cells `Reveal all` would reveal though somebody has not voted there.
function lackingAnywhere() {
  return places().filter((place) => cellAt(place.key).voted && lacking(place).all).length;
}

function inFocus() {
  const { asking } = room();
  if (asking) return { ...asking, key: asking.question };
  return places().find((one) => same(one, room().focus));
}

export function revealing() {
  return merged(inView, {
    // Who voted meanwhile is not missing any more, and another cell has its own.
    get warning() {
      const place = room().armed && inFocus();
      const waiting = place && place.key === room().armed ? lacking(place) : { all: 0 };
      return waiting.all ? `${lackingWords(waiting)} ${AGAIN}` : '';
    },
    // As far as the facilitator goes: whether they differ, then by party, then by name.
    get nameable() { return this.revealed && this.now.stage === 'parties' && room().names === 'people'; },
    get takes() { return this.open || this.compared; },
    get words() {
      if (this.warning) return 'Reveal anyway';
      return this.compared ? 'Reveal by party' : 'Reveal';
    },
    reveal() { this.goOn({}); },
    compare() { this.goOn({ stage: 'differ' }); },
    name() { act('reveal', { ...here(), stage: 'names' }); },
    goOn(stage) {
      const place = inFocus();
      if (room().armed === place.key || !lacking(place).all) act('reveal', { ...here(), ...stage });
      else room().armed = place.key;
    },
    voteAgain() { act('vote-again', here()); },
  });
}

export function revealingAll() {
  return {
    get done() { return everybodyDone(); },
    get hidden() { return cells().filter((one) => one.state === 'open' && one.voted).length; },
    get warning() {
      const many = room().armed === ALL ? lackingAnywhere() : 0;
      return many ? `In ${counted(many, 'cell', 'cells')} somebody has not voted. ${AGAIN}` : '';
    },
    reveal() {
      if (room().armed === ALL || !lackingAnywhere()) act('reveal-all');
      else room().armed = ALL;
    },
  };
}
