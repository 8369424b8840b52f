// Where the seats stand: each mark is kept from one picture to the next, so that it glides.

import { Alpine } from '../shared/alpine.js';
import { mark } from '../shared/marks.js';

function sit(party) {
  const seat = document.createElement('span');
  seat.className = 'seat';
  seat.append(mark(party, 'hollow'));
  return seat;
}

function move(seat, { x, y, party, look }) {
  seat.style.setProperty('--x', x);
  seat.style.setProperty('--y', y);
  seat.firstElementChild.setAttribute('class', `mark ${party} ${look}`);
}

Alpine.directive('seats', (floor, { expression }, { effect, evaluateLater }) => {
  const taken = new Map();
  const look = evaluateLater(expression);
  effect(() => look(({ marks, across, high }) => {
    floor.style.setProperty('--across', across);
    floor.style.setProperty('--high', high);
    const left = new Set(taken.keys());
    for (const one of marks) {
      if (!left.delete(one.key)) taken.set(one.key, floor.appendChild(sit(one.party)));
      move(taken.get(one.key), one);
    }
    for (const key of left) {
      taken.get(key).remove();
      taken.delete(key);
    }
  }));
});
