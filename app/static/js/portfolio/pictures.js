// Pictures of many: a matrix as small marks, and load as a bar of parts, each one SVG.

import { Alpine } from '../shared/alpine.js';

export const SIGNS = { o: 'it-ops', d: 'it-delivery', b: 'business', t: 'tbd', '-': 'open' };
const SVG = 'http://www.w3.org/2000/svg';
const STEP = 10;
const SHAPES = {
  o: (x, y) => `M${x - 3} ${y - 3}h6v6h-6Z`,
  d: (x, y) => `M${x} ${y - 4}l4 4l-4 4l-4-4Z`,
  b: (x, y) => `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0Z`,
  t: (x, y) => `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z`,
  '-': (x, y) => `M${x - 1} ${y - 0.5}h2v1h-2Z`,
};

export function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.keys(attributes).forEach((key) => made.setAttribute(key, attributes[key]));
  return made;
}

export function counts(marks) {
  const found = {};
  for (const sign of marks) found[SIGNS[sign]] = (found[SIGNS[sign]] || 0) + 1;
  return found;
}

// One path for each value, of all its cells: applications above, interfaces below.
export function matrixPicture(marks, label) {
  const paths = {};
  Array.from(marks).forEach((sign, at) => {
    const place = [Math.floor(at / 2) * STEP + STEP / 2, (at % 2) * STEP + STEP / 2];
    paths[sign] = (paths[sign] || '') + SHAPES[sign](...place);
  });
  const width = Math.ceil(marks.length / 2) * STEP;
  const picture = drawn('svg', { class: 'cells', viewBox: `0 0 ${width} ${2 * STEP}`, width, height: 2 * STEP, role: 'img', 'aria-label': label });
  picture.append(...Object.keys(paths).map((sign) => drawn('path', { class: `is-${SIGNS[sign]}`, d: paths[sign] })));
  return picture;
}

// Parts of a whole, side by side; what is in them stands in numbers beside it.
export function barPicture(parts) {
  const all = parts.reduce((sum, one) => sum + one.count, 0) || 1;
  const picture = drawn('svg', { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' });
  let at = 0;
  parts.filter((one) => one.count).forEach((one) => {
    const width = (100 * one.count) / all;
    picture.append(drawn('rect', { class: `is-${one.kind}`, x: at, y: 0, width, height: 10 }));
    at += width;
  });
  return picture;
}

// x-drawn="picture": what an expression has drawn stands in the element.
Alpine.directive('drawn', (element, { expression }, { effect, evaluateLater }) => {
  const read = evaluateLater(expression);
  effect(() => read((picture) => element.replaceChildren(...(picture ? [picture] : []))));
});
