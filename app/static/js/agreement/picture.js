// Pictures out of paths: how far apart two views of a component are, and the pulse over the years.

const LEFT = 8;
const STEP = 26; // between two rates
const MIDDLE = 9;
const SIZE = 7; // a circle shows around a square in the same place

const place = (rate) => LEFT + (rate - 1) * STEP;

// A circle is the one side's, a square the other's; as each side has them everywhere.
function markAt(x, y, side, size = SIZE) {
  if (side === 0) return `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`;
  const half = size * 0.66;
  return `M${x - half} ${y - half}h${2 * half}v${2 * half}h${-2 * half}z`;
}

const known = (rate) => rate !== null && rate !== undefined;

// `own` is what a side says of itself, `other` what the other one says of it.
export function scaleOf({ own, other }, side) {
  const ticks = [1, 2, 3, 4, 5].map((rate) => `M${place(rate)} ${MIDDLE - 2}v4`).join('');
  return {
    axis: `M${LEFT} ${MIDDLE}H${place(5)}${ticks}`,
    gap: known(own) && known(other) ? `M${place(own)} ${MIDDLE}H${place(other)}` : '',
    own: known(own) ? markAt(place(own), MIDDLE, side) : '',
    other: known(other) ? markAt(place(other), MIDDLE, 1 - side) : '',
  };
}

const WIDE = 300;
const HIGH = 84;

export function lineOf(pulse) {
  const across = pulse.length > 1 ? (WIDE - 2 * LEFT) / (pulse.length - 1) : 0;
  const points = pulse.map(({ mean }, at) => [Math.round((LEFT + at * across) * 10) / 10, Math.round((HIGH - 10 - (mean - 1) * 16) * 10) / 10]);
  return {
    grid: [1, 2, 3, 4, 5].map((rate) => `M0 ${HIGH - 10 - (rate - 1) * 16}H${WIDE}`).join(''),
    line: points.map(([x, y], at) => `${at ? 'L' : 'M'}${x} ${y}`).join(''),
    dots: points.map(([x, y]) => markAt(x, y, 0, 4)).join(''),
  };
}
