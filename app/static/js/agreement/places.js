// The parts of the page: each reader goes where they like, by an address of its own behind the `#`.

import { Alpine } from '../shared/alpine.js';
import { room } from '../shared/room.js';
import { wantedIn } from './wanted.js';
import { SECTIONS } from './wording.js';

export const PARTS = { standing: 'Standing', agreement: 'Agreement', meetings: 'Meetings', signing: 'Sign-off', people: 'People' };

// `#agreement/staff` is a section of a part.
export function placeIn(hash) {
  const [part, section] = hash.replace(/^#/, '').split('/');
  return PARTS[part] ? { part, section: SECTIONS[section] ? section : '' } : null;
}

function go() {
  const place = placeIn(location.hash);
  if (!place) return;
  room().part = place.part;
  Alpine.nextTick(() => {
    const found = document.getElementById(place.section ? `agreement/${place.section}` : 'part');
    if (!found) return;
    if (place.section) found.scrollIntoView();
    else window.scrollTo(0, 0);
    found.focus({ preventScroll: true });
  });
}

// Where a link leads is looked at first, before anything is asked of the server.
export function followPlaces() {
  addEventListener('hashchange', go);
  go();
}

export function parts() {
  return {
    get name() { return PARTS[room().part]; },
    get list() {
      return Object.keys(PARTS).map((id) => ({ id, name: PARTS[id], address: `#${id}`, here: room().part === id, wanted: wantedIn(id) }));
    },
  };
}

export function sections() {
  return {
    get list() {
      return Object.keys(SECTIONS).map((id, index) => ({
        id, name: SECTIONS[id], nth: index + 1, address: `#agreement/${id}`, gaps: room().gaps.filter((one) => one.section === id).length,
      }));
    },
    get gaps() { return room().gaps; },
    get gapWords() {
      const { length } = room().gaps;
      return length ? `${length === 1 ? '1 thing is' : `${length} things are`} not said yet` : 'Nothing is missing';
    },
  };
}
