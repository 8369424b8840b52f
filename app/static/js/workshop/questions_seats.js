// The picture of the cell in view: seats, or bars where they are too many.

import { cellKey, room } from '../shared/room.js';
import { asBars, bars } from './questions_bars.js';
import './questions_floor.js';
import { countWords } from './questions.js';
import { tallyWords } from './questions_pattern.js';
import { seating } from './questions_seating.js';

export function seats(tall) {
  return {
    tall,
    get key() { return cellKey(room().at); },
    get seats() { return seating(this.key, this.tall); },
    get many() { return asBars(this.key); },
    get bars() { return bars(this.key); },
    get picture() {
      const { advice, tally } = room().now;
      return tally ? [tallyWords(tally), tallyWords(advice, 'adviser', 'advisers')].filter(Boolean).join('; ') : countWords(this.key);
    },
  };
}
