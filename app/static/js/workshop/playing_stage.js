// The night on the stage: its clock, the chain of cells, and the one it has come to; else the cases.

import { merged } from '../shared/merged.js';
import { room } from '../shared/room.js';
import { caseTold } from './cases_told.js';
import { night } from './playing_chain.js';

const CARDS = 8; // that are read from afar

export function nightStage() {
  return merged(night, {
    get cards() { return room().cases.slice(0, CARDS).map(caseTold); },
    get further() { return Math.max(0, room().cases.length - CARDS); },
    get gap() { return this.here.gaps[0] || null; },
  });
}
