// The strip of chapters: where the room is, what each still wants, and the way to another.

import { questionsOf } from '../shared/asked.js';
import { cells } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { unanswered } from '../workshop/risks.js';
import { act } from './act.js';

const CHAPTERS = [
  ['prepare', 'Prepare'], ['ambition', 'Ambition'], ['matrix', 'Matrix'], ['cases', 'Cases'], ['risks', 'Risks'], ['sign-off', 'Sign-off'],
];
const MODELLED = ['matrix', 'sign-off']; // what a workshop that begins with a model goes through

const many = (of) => questionsOf(of).filter((one) => cellAt(one).state === 'open').length;

// What is still wanted there, as far as the screen says: cells without a decision, votes still hidden,
// gaps that nights have shown, risks without an answer, which are answered of a signed workshop too.
function wanted(chapter) {
  if (chapter === 'risks') return room().risks.filter(unanswered).length;
  if (room().signed) return 0;
  if (chapter === 'cases') return room().cases.reduce((sum, one) => sum + (one.played ? one.open : 0), 0);
  return chapter === 'matrix' ? cells().filter((one) => one.state !== 'decided').length : many(chapter);
}

// Whether anything was done there.
function used(chapter) {
  if (chapter === 'risks') return room().risks.length > 0;
  if (chapter === 'cases') return room().cases.length > 0;
  return MODELLED.includes(chapter) || questionsOf(chapter).some((one) => cellAt(one).state !== 'closed');
}

export function chapters() {
  return {
    get list() {
      return CHAPTERS.map(([chapter, name]) => {
        const here = room().chapter === chapter;
        return { chapter, name, here, wanted: wanted(chapter), thin: !here && !used(chapter) };
      });
    },
    open(one) {
      if (!one.here) act('open-chapter', { chapter: one.chapter });
    },
    // The keys go to where the room is: from there the next is a Tab away.
    stand() {
      const strip = this.$root;
      (strip.querySelector('[aria-current=true]') || strip.querySelector('.chapter')).focus();
    },
  };
}
