// The path in the order of its dates: what changes hands when, as every page tells it.

import { day, isPast } from '../shared/dates.js';
import { cellName } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { word } from '../shared/words.js';

// Where both scopes are one, they change hands as one.
export const moving = () => room().path.filter((one) => !room().workshop.joined || one.scope !== 'interface');

// A group for each date, of all that changes hands or of what a page wants of it.
export function steps(items = moving()) {
  const dates = [...new Set(items.map((one) => one.changes_on))];
  return dates.map((date) => ({
    date,
    when: date ? day(date) : 'No date yet',
    late: isPast(date),
    items: items.filter((one) => one.changes_on === date).map((one) => ({
      ...one, name: cellName(one), from: word(one.accountable), to: one.becomes ? word(one.becomes) : 'not decided',
    })),
  }));
}
