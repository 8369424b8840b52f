// Where the relationship stands, once it is revealed: two pictures, the components, and where a wish misfits.

import { day } from '../shared/dates.js';
import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { asked } from './answering.js';
import { lineOf, scaleOf } from './picture.js';
import { COMPONENTS, MODELS, ratedOf, STANDINGS } from './questions.js';
import { revealing, stepOf } from './revealing.js';
import { sideName } from './wording.js';

const NAMES = { 'standing:now': 'Today', 'standing:wanted': 'As it should be' };
const MARKS = 16; // of one side that are drawn; more are a number

// What a question says last: while a new round is open the round before stays in sight.
const tallyOf = (id) => asked(id).tally || (asked(id).before.at(-1) || {}).tally || null;

const marksOf = (row) => [0, 1].map((side) => ({ side, count: (row || {})[side] || 0 })).filter((one) => one.count).map((one) => ({
  ...one, name: sideName(one.side), marks: Array.from({ length: Math.min(one.count, MARKS) }, (_, at) => ({ key: `${one.side} ${at}` })),
}));

// Why, by side and never by name.
const saidOf = (id) => (asked(id).said || []).filter((one) => one.reason).map((one, at) => ({
  key: `${id} ${at}`, reason: one.reason, from: `${sideName(Number(one.side))}: ${(MODELS[one.choice] || { name: 'No view' }).name}`,
}));

function pictureOf(id) {
  const tally = tallyOf(id);
  return {
    ...stepOf(id), name: NAMES[id], out: Boolean(tally) && !stepOf(id).compared, said: saidOf(id),
    models: Object.keys(MODELS).map((value) => ({ value, key: `${id} ${value}`, ...MODELS[value], by: marksOf((tally || {})[value]) })),
  };
}

function leading(which) {
  const told = room().standing[which];
  return [0, 1].map((side) => ({ side, name: sideName(side), says: told[side] ? MODELS[told[side]].name : 'of several minds' }));
}

const rate = (value) => (value === null || value === undefined ? 'not rated' : String(value));

function viewsOf({ part, sides }) {
  return [0, 1].map((side) => ({
    side, key: `${part} ${side}`, name: sideName(side), ...sides[side], picture: scaleOf(sides[side], side),
    words: `own view ${rate(sides[side].own)}, ${sideName(1 - side)} says ${rate(sides[side].other)}`,
  }));
}

export function standing() {
  return merged(revealing, {
    get pictures() { return STANDINGS.map(pictureOf); },
    get now() { return leading('now'); },
    get wanted() { return leading('wanted'); },
    get misfits() { return room().standing.misfits; },
    get components() {
      const out = Object.fromEntries(room().standing.components.map((one) => [one.part, viewsOf(one)]));
      return Object.keys(COMPONENTS).map((part) => {
        const ids = ratedOf(part);
        const steps = ids.map(stepOf);
        return {
          part, ids, name: COMPONENTS[part][0], views: out[part] || [], ready: steps.some((one) => one.ready), closed: steps.every((one) => !one.open),
          words: out[part] ? '' : `${Math.max(...steps.map((one) => one.voted))} answered`,
        };
      });
    },
    get allParts() { return Object.keys(COMPONENTS).flatMap(ratedOf); },
    get someReady() { return this.allParts.filter((id) => stepOf(id).ready).length > 1; },
    get pulse() { return { ...stepOf('pulse'), ids: ['pulse'], ...lineOf(room().standing.pulse) }; },
    get pulses() { return room().standing.pulse.map(({ at, mean }) => ({ key: at, day: day(at), mean })).reverse(); },
    get anything() { return this.pictures.some((one) => one.out) || room().standing.components.length > 0 || room().standing.pulse.length > 0; },
  });
}
