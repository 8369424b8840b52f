// The processes of this workshop, in their order and in its words; what was published came with the page.

import { room } from './room.js';
import { frozen } from './screen.js';

const made = { published: null, processes: null, wording: null, all: [] };

export const publishedOf = (process) => room().published.find((one) => one.process === process);

// One that this workshop added itself: no model speaks of it.
export const isOwn = (process) => !publishedOf(process);

// As it is worded in this workshop, also where it was dropped since.
export function entryOf(process) {
  const [published, worded] = [publishedOf(process), room().wording[process]];
  return published || worded ? { process, ...published, ...worded } : {};
}

// Asked for by nearly everything that is drawn; only these three make them.
export function catalogue() {
  const { published, processes, wording } = room();
  if (made.published !== published || made.processes !== processes || made.wording !== wording) {
    Object.assign(made, { published, processes, wording, all: frozen(processes.map(entryOf)) });
  }
  return made.all;
}

export const isHere = (process) => room().processes.includes(process);
