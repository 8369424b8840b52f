// How far the votes are: people by how many cells they have voted on, and what is saved on how many.

import { cells } from '../shared/grid.js';
import { room } from '../shared/room.js';
import { counted, word } from '../shared/words.js';

const people = (by) => by.reduce((sum, [, count]) => sum + count, 0);

function howFar() {
  const { cells: all = 0, by = [], away = 0 } = room().progress || {};
  const done = people(by.filter(([voted]) => voted === all));
  const idle = people(by.filter(([voted]) => !voted));
  return { all, by, away, here: people(by), done, idle };
}

// At everybody's own pace: whether all who are here have voted on all that is open.
export function everybodyDone() {
  const { here, done } = howFar();
  return here > 0 && here === done;
}

// What was voted on is out, and nobody has begun on the rest: the room talks, and votes on nothing.
function talksOnly(begunByNobody) {
  return begunByNobody && cells().some((one) => one.state === 'revealed');
}

export function farWords() {
  const { here, away, done, idle } = howFar();
  const behind = away ? `${away} away` : '';
  if (!room().progress || talksOnly(idle === here)) return '';
  if (!here) return `Nobody is here to vote${behind && `, ${behind}`}.`;
  if (done === here) return `Everybody ${behind ? `here is done, ${behind}` : 'is done'}.`;
  const some = here - done - idle;
  const told = [`${done} of ${here} done`, some && `${some} on the way`, idle && `${idle} not begun`, behind];
  return `${told.filter(Boolean).join(', ')}.`;
}

export function savedWords() {
  const open = cells().filter((one) => one.state === 'open');
  const votes = open.reduce((sum, one) => sum + (one.voted || 0), 0);
  if (!votes) return 'Nobody has voted yet.';
  const begun = open.filter((one) => one.voted).length;
  return `${counted(votes, 'vote', 'votes')} saved, on ${begun} of ${counted(open.length, 'cell', 'cells')}.`;
}

// By party, of everybody who takes part: at their own desks before the day, too.
export function preworkWords({ begun, done, people: all }) {
  if (done === all) return all === 1 ? 'done' : `all ${all} done`;
  const some = begun - done;
  return [`${done} of ${all} done`, some && `${some} on the way`].filter(Boolean).join(', ');
}

export function progress() {
  return {
    get parties() { return room().prework.map((one) => ({ ...one, name: word(one.represents), words: preworkWords(one) })); },
    get shown() { return Boolean(farWords()); },
    get all() { return howFar().all; },
    get done() { return everybodyDone(); },
    get words() { return farWords(); },
    get saved() { return savedWords(); },
    // One step for each number of cells there is, from none to all, as high as people are there.
    get steps() {
      const { all, by } = howFar();
      const most = Math.max(1, ...by.map(([, count]) => count));
      const found = new Map(by);
      return Array.from({ length: all + 1 }, (_, voted) => {
        const count = found.get(voted) || 0;
        return { voted, count: count || '', high: count / most };
      });
    },
  };
}
