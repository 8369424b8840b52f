// What this page has open beside what the room looks at: a risk, a promise, a form, by kind and id.

import { room } from './room.js';

export function open(kind, id = '', step = '') {
  room().opened = { kind, id, step };
}

// The id of what is open, if it is of this kind; else null.
export function opens(kind) {
  const { opened } = room();
  return opened && opened.kind === kind ? opened.id : null;
}

const WORDING = ['title', 'category', 'consequence', 'doing_nothing', 'mitigation'];

// The words of the risk that is open, as the screen has them: other words are another risk.
export function openedWords() {
  const one = room().risks.find((risk) => risk.id === opens('risk'));
  return one ? WORDING.map((name) => one[name]).join('\n') : '';
}
