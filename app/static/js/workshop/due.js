// What falls due once all is signed: overdue, in 30 days, in 90, later; each with whose it is.

import { serverTime } from '../shared/clock.js';
import { day, dayOf, isPast } from '../shared/dates.js';
import { cellName } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { counted, word } from '../shared/words.js';

const DAY = 24 * 3600 * 1000;

const GROUPS = [
  ['Overdue', (one) => isPast(one.due)],
  ['Within 30 days', (one) => one.days <= 30],
  ['Within 90 days', (one) => one.days <= 90],
  ['Later', () => true],
];

const ahead = (due) => Math.round((Date.parse(due) - Date.parse(dayOf(serverTime()))) / DAY);

const placeOf = (key) => {
  const [process, scope] = key.split(':');
  return cellName({ process, scope });
};

function promised() {
  return room().promises.filter((one) => one.state === 'open')
    .map((one) => ({ due: one.due, what: one.next_step || 'Decide who is accountable', about: cellName(one), who: one.owner, kind: 'Promise' }));
}

// An acceptance that lapses is asked anew; whatever else is open is looked at again.
function risked() {
  return room().risks.flatMap((one) => [
    one.state === 'accepted' && one.until && { due: one.until, what: one.title, who: one.owner, kind: 'Acceptance of a risk lapses' },
    one.review && { due: one.review, what: one.title, who: one.owner, kind: 'Look at a risk again' },
  ]).filter(Boolean);
}

function all() {
  const { benefits, contracts, intake, path, workshop } = room();
  const review = intake.find((one) => one.id === 'next-review');
  const found = [
    ...promised(), ...risked(),
    ...benefits.filter((one) => one.state === 'expected').map((one) => ({ due: one.by, what: one.benefit, who: word('business'), kind: 'Validate a benefit' })),
    ...contracts.filter((one) => one.ends).map((one) => ({ due: one.ends, what: `${one.reference}, ${one.vendor}`, who: '', kind: 'A contract ends' })),
    ...path.filter((one) => one.changes_on).map((one) => ({ due: one.changes_on, what: placeOf(one.id), who: '', kind: 'Changes hands' })),
    ...(review && review.answer ? [{ due: review.answer, what: `The support model of ${workshop.service}`, who: '', kind: 'Next review' }] : []),
  ];
  return found.map((one, nth) => ({ about: '', ...one, id: `${nth}`, days: ahead(one.due), day: day(one.due) }))
    .sort((one, other) => (one.due < other.due ? -1 : 1));
}

export function due() {
  return {
    get groups() {
      let rest = all();
      return GROUPS.map(([name, fits]) => {
        const items = rest.filter(fits);
        rest = rest.filter((one) => !items.includes(one));
        return { name, items };
      }).filter((one) => one.items.length);
    },
    get words() {
      const found = all();
      const late = found.filter((one) => isPast(one.due)).length;
      const soon = found.filter((one) => !isPast(one.due) && one.days <= 30).length;
      if (!found.length) return 'Nothing falls due.';
      return `${late ? `${late} overdue, ` : ''}${counted(soon, 'thing', 'things')} due within 30 days.`;
    },
  };
}
