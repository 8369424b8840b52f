// Which chapter the room is in, in words: for the console, and for phones that have nothing to do in it.

import { room } from '../shared/room.js';

const TOLD = {
  prepare: ['People arrive', 'The stage shows how to come in, and who has.', [['I', 'shows how to invite.']]],
  'sign-off': ['Sign-off', 'The stage shows the matrix as it stands.', [
    ['N', 'asks how far everybody agrees with it.'],
    ['S', 'shows what is still open, signs, and has the files.'],
  ]],
};

const SIGNED = ['Signed off', 'The stage shows what was signed.', [
  ['N', 'asks two questions before everybody leaves, answered without a name.'],
  ['S', 'has the files, and goes on to the next revision.'],
]];

export function chapter() {
  return {
    get idle() { return !room().inMatrix && !room().inRisks && !room().inCases && !room().at && !room().step && (!room().signed || room().chapter === 'sign-off'); },
    get told() { return (room().signed && SIGNED) || TOLD[room().chapter] || ['', '', []]; },
    get title() { return this.told[0]; },
    get says() { return this.told[1]; },
    get keys() { return this.told[2].map(([key, does]) => ({ key, does })); }, // of the console
  };
}
