// Who is bound to whom, as a picture: a party is a point, an agreement a line between two of them.

import { drawn } from './pictures.js';

const WIDTH = 560;
const HEIGHT = 260;
const BOW = 24;
const LONGEST = 24; // signs of a name
const WORDED = 4; // points up to which there is room for words beside a line
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

const pairOf = ({ sides }) => [...sides].sort().join('\n');

// Several between the same two bow apart, to either side in turn.
function bows(agreements) {
  const seen = {};
  return agreements.map((one) => {
    const nth = seen[pairOf(one)] || 0;
    seen[pairOf(one)] = nth + 1;
    return Math.ceil(nth / 2) * (nth % 2 ? BOW : -BOW);
  });
}

function curve(one, at, bow) {
  const [from, to] = [...one.sides].sort().map((side) => at.get(side));
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const aside = { x: ((from.y - to.y) / far) * bow, y: ((to.x - from.x) / far) * bow };
  return { from, to, by: { x: (from.x + to.x) / 2 + 2 * aside.x, y: (from.y + to.y) / 2 + 2 * aside.y } };
}

const faint = (one, chosen) => (chosen && !one.sides.includes(chosen) ? ' out' : '');

function line(one, { from, to, by }, chosen) {
  return drawn('path', { class: `${one.in_force ? 'holds' : 'open'}${faint(one, chosen)}`, d: `M${from.x} ${from.y}Q${by.x} ${by.y} ${to.x} ${to.y}` });
}

const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

// By what they are bound: before the middle, where two lines that cross do not meet.
function what(one, { from, to, by }, chosen) {
  const [on, ...more] = one.cites;
  if (!on) return [];
  const place = (key) => 0.36 * from[key] + 0.48 * by[key] + 0.16 * to[key];
  const said = drawn('text', { class: `what${faint(one, chosen)}`, x: place('x'), y: place('y') + 4, 'text-anchor': 'middle' });
  said.textContent = more.length ? `${short(on.service)} and ${more.length} more` : short(on.service);
  return [said];
}

// A name stands outside, where no line goes.
function beside(x, y) {
  const aside = x - WIDTH / 2;
  if (Math.abs(aside) < 1) return { x, y: y + (y > HEIGHT / 2 ? 22 : -12), 'text-anchor': 'middle' };
  return { x: x + Math.sign(aside) * 12, y: y + 5, 'text-anchor': aside > 0 ? 'start' : 'end' };
}

function point(party, { x, y }) {
  const name = drawn('text', beside(x, y));
  name.textContent = short(party);
  return [drawn('circle', { cx: x, cy: y, r: 6 }), name];
}

// Nothing where there is too little to see, or too much.
export function triangle(agreements, chosen) {
  const parties = partiesOf(agreements);
  if (parties.length < 2 || parties.length > MOST) return null;
  const at = places(parties);
  const picture = drawn('svg', { class: 'triangle', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true', focusable: 'false', translate: 'no' });
  const bent = bows(agreements);
  const curves = agreements.map((one, nth) => curve(one, at, bent[nth]));
  picture.append(...agreements.map((one, nth) => line(one, curves[nth], chosen)), ...parties.flatMap((party) => point(party, at.get(party))));
  if (parties.length <= WORDED) picture.append(...agreements.flatMap((one, nth) => what(one, curves[nth], chosen)));
  return picture;
}
