// The cell in view: its wording, the seats, what was said, and what was decided.

import { day, moment } from './dates.js';
import { cellAt, entryOf } from './grid.js';
import { patternName, patternSays, speakers, tallyWords } from './pattern.js';
import './floor.js';
import { asBars, bars, present, seating, standing } from './seats.js';
import { counted, scopeWord, word } from './words.js';
import { cellKey, room } from './workshop.js';

export function missing(key) {
  const cell = cellAt(key);
  const parties = standing(cell);
  if (cell.voters) return parties.reduce((sum, one) => sum + one.all - one.voted - one.gone, 0);
  return Math.max(0, present() - (cell.voted || 0));
}

function told(round) {
  return (round.reasons || []).filter((one) => one.reason || one.confidence).map((one, index) => ({
    ...one, key: index, says: word(one.choice), who: word(one.represents),
    sure: one.confidence ? `sure ${one.confidence} of 5` : '',
  }));
}

export function cell(tall) {
  return {
    tall: tall || 1,
    get at() { return room().at; },
    get key() { return cellKey(this.at); },
    get any() { return Boolean(this.at); },
    get entry() { return this.at ? entryOf(this.at.process) : {}; },
    get means() {
      const means = this.entry.means || '';
      return means && `${means[0].toUpperCase()}${means.slice(1)}.`;
    },
    get scope() { return this.at ? scopeWord(room().workshop.joined ? 'both' : this.at.scope) : ''; },
    get now() { return cellAt(this.key); },
    get open() { return this.now.state === 'open'; },
    get revealed() { return this.now.state === 'revealed'; },
    get decided() { return this.now.state === 'decided'; },
    get tallied() { return Boolean(this.now.tally); },
    get round() { return this.now.round > 1 ? `Round ${this.now.round}` : ''; },

    get seats() { return seating(this.key, this.tall); },
    get many() { return asBars(this.key); },
    get bars() { return bars(this.key); },
    get missing() { return missing(this.key); },
    get count() {
      if (this.tallied) return '';
      const voted = this.now.voted || 0;
      if (!voted && !this.missing) return 'Nobody is here to vote yet.';
      if (!voted) return `Nobody has voted yet, ${this.missing} to come.`;
      const saved = counted(voted, 'vote', 'votes');
      return this.missing ? `${saved} saved, ${this.missing} to come.` : `${saved} saved. Everybody here has voted.`;
    },
    get spoken() {
      if (!this.any) return '';
      const name = `${this.entry.name}, ${this.scope}.`;
      if (this.decided) return `${name} Decided: ${word(this.now.accountable)}.`;
      return this.tallied ? `${name} ${this.pattern} ${this.says}` : `${name} ${this.count}`;
    },
    get picture() { return this.tallied ? tallyWords(this.now.tally) : this.count; },

    get pattern() { return this.tallied ? `${patternName(this.now.pattern)}:` : ''; },
    get says() { return patternSays(this.now); },
    get speakers() { return speakers(this.now); },
    get reasons() { return told(this.now); },
    get rounds() {
      return (this.now.rounds || []).map((one) => ({
        round: one.round, name: `Round ${one.round}`, pattern: patternName(one.pattern),
        says: patternSays(one), tally: tallyWords(one.tally), reasons: told(one),
      })).reverse();
    },

    get accountable() { return word(this.now.accountable); },
    get reference() { return word(this.now.reference); },
    get promise() { return this.now.promise || {}; },
    get due() { return day(this.promise.due); },
    get earlier() {
      return (this.now.earlier || []).map((one, index) => ({
        ...one, key: index, says: word(one.accountable), when: moment(one.at),
        how: one.ended === 'undone' ? 'taken back' : 'reopened',
      })).reverse();
    },
  };
}
