// Where one stands on a page: a button that goes away under the focus leaves it at the question.

import { Alpine } from './alpine.js';
import { cellKey, room } from './room.js';

const PLACES = '#question, #duties-title';

function gone(element) {
  return element && (!element.isConnected || !element.getClientRects().length);
}

// To the heading of what came instead, where nothing else has taken the focus.
export function stand(last) {
  if (document.activeElement !== document.body || !gone(last)) return;
  const place = Array.from(document.querySelectorAll(PLACES)).find((one) => one.getClientRects().length);
  if (place) place.focus({ preventScroll: true });
}

export function keepStanding() {
  let last = null;
  addEventListener('focusin', (event) => { last = event.target; });
  Alpine.effect(() => {
    const { at, now, opened, signed } = room();
    const seen = [cellKey(at), now.state, now.round, signed, opened && Object.values(opened)].join(' '); // what all of the page follows
    if (seen) Alpine.nextTick(() => requestAnimationFrame(() => stand(last)));
  });
}
