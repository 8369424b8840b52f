// Who is bound to whom, as a picture: a party is a point, an agreement a line between two of them.

import { drawn } from './pictures.js';

const WIDTH = 560;
const HEIGHT = 260;
const MOST = 12; // points that can be told apart; of more there is the list alone

export function partiesOf(agreements) {
  return [...new Set(agreements.flatMap((one) => one.sides))].sort((one, other) => one.localeCompare(other));
}

// The points stand on an oval, the first on top: of three they are a triangle.
function places(parties) {
  return new Map(parties.map((party, nth) => {
    const turn = (2 * Math.PI * nth) / parties.length - Math.PI / 2;
    return [party, { x: WIDTH / 2 + Math.cos(turn) * (WIDTH / 2 - 170), y: HEIGHT / 2 + Math.sin(turn) * (HEIGHT / 2 - 35) }];
  }));
}

function line(one, at, chosen) {
  const [from, to] = one.sides.map((side) => at.get(side));
  const out = chosen && !one.sides.includes(chosen) ? ' out' : '';
  return drawn('line', { class: `${one.in_force ? 'holds' : 'open'}${out}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
}

// A name stands outside, where no line goes.
function beside(x, y) {
  const aside = x - WIDTH / 2;
  if (Math.abs(aside) < 1) return { x, y: y + (y > HEIGHT / 2 ? 22 : -12), 'text-anchor': 'middle' };
  return { x: x + Math.sign(aside) * 12, y: y + 5, 'text-anchor': aside > 0 ? 'start' : 'end' };
}

function point(party, { x, y }) {
  const name = drawn('text', beside(x, y));
  name.textContent = party.length > 24 ? `${party.slice(0, 23)}…` : party;
  return [drawn('circle', { cx: x, cy: y, r: 6 }), name];
}

// Nothing where there is too little to see, or too much.
export function triangle(agreements, chosen) {
  const parties = partiesOf(agreements);
  if (parties.length < 2 || parties.length > MOST) return null;
  const at = places(parties);
  const picture = drawn('svg', { class: 'triangle', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false', translate: 'no' });
  picture.append(...agreements.map((one) => line(one, at, chosen)), ...parties.flatMap((party) => point(party, at.get(party))));
  return picture;
}
