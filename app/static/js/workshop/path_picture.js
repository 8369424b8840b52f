// The path as a picture one steps through: the matrix as it is today, at each date, and at the target.

import { act } from '../console/act.js';
import { Alpine } from '../shared/alpine.js';
import { day } from '../shared/dates.js';
import { placesOf } from '../shared/grid.js';
import { draw } from '../shared/matrix.js';
import { catalogue } from '../shared/processes.js';
import { cellAt, room } from '../shared/room.js';
import { counted, short, word } from '../shared/words.js';
import { moving } from './path_steps.js';

const NEAR = 7; // stops on the stage

// From today over each date to the target, which is the last date where none is without one.
export function stops() {
  const dates = [...new Set(moving().map((one) => one.changes_on).filter(Boolean))].sort();
  const undated = moving().some((one) => !one.changes_on);
  const last = dates.length - 1;
  const dated = dates.map((at, index) => ({ at, name: day(at), target: !undated && index === last }));
  return [{ at: 'today', name: 'Today' }, ...dated, ...(undated ? [{ at: 'target', name: 'Target', target: true }] : [])];
}

// Where the room looks; on a day between two stops it is as it was at the one before.
export function stopAt(at) {
  const all = stops();
  const dated = all.filter((one) => /^\d/.test(one.at) && one.at <= at); // words stand behind all dates
  if (at === 'target') return all[all.length - 1];
  return (at !== 'today' && dated.pop()) || all[0];
}

const when = ({ changes_on: on }) => on || 'target';

// Whether it has changed hands by this stop: a date stands before `target`, and `today` before both.
const moved = (one, at) => at === 'target' || (at !== 'today' && when(one) <= at);

// Who answers for a cell at a stop, and from whom it has just come there.
function held({ key }, at) {
  const path = room().path.find((one) => one.id === key);
  if (path) return { party: moved(path, at) ? path.becomes : path.accountable, from: when(path) === at ? path.accountable : '' };
  const { accountable, state, today } = cellAt(key);
  return { party: state === 'decided' ? accountable : (today || {}).accountable, from: '' };
}

function face(place, at) {
  const { party, from } = held(place, at);
  const open = from ? 'not decided' : '';
  return {
    ...place, look: `is-${party || 'open'}`, mark: party || '', full: true, here: Boolean(from),
    word: `${from ? `${word(from)} → ` : ''}${word(party) || open}`, short: short(party) || open,
  };
}

export function rowsAt(at) {
  return catalogue().map((entry) => ({ ...entry, cells: placesOf(entry.process).map((place) => face(place, at)) }));
}

// The same table as the matrix, at the stop in view.
Alpine.directive('path', (table, { expression: text }, { effect }) => {
  draw(table, text, () => rowsAt(stopAt(room().path_at || 'today').at), effect);
});

export function pathPicture() {
  return {
    get stops() { return stops().map((one) => ({ ...one, here: this.shown && one.at === this.at, words: this.countAt(one) })); },
    // As many as fit into one line of a stage, with the one in view in their midst.
    get near() {
      const all = this.stops;
      const first = Math.min(all.findIndex((one) => one.here) - (NEAR - 1) / 2, all.length - NEAR);
      return all.slice(Math.max(first, 0)).slice(0, NEAR);
    },
    get any() { return moving().length > 0; },
    get shown() { return Boolean(room().path_at); },
    get at() { return stopAt(room().path_at || 'today').at; },
    countAt({ at }) {
      const many = moving().filter((one) => when(one) === at).length;
      return many ? counted(many, 'cell', 'cells') : '';
    },
    get title() {
      const { at, name, target } = stopAt(room().path_at || 'today');
      const many = moving().filter((one) => when(one) === at).length;
      if (at === 'today') return 'Who does it today';
      return `${target && at !== 'target' ? `${name}, the target` : name}: ${counted(many, 'cell changes', 'cells change')} hands`;
    },
    show(one) { act('show-path', { at: one.at }); },
    // From today on, one further each time; behind the target it begins again.
    next() {
      const all = stops();
      const here = this.shown ? all.findIndex((one) => one.at === this.at) : -1;
      this.show(all[(here + 1) % all.length]);
    },
    away() { act('show-path', { at: '' }); },
  };
}
