// The stage on a screen of its own: its pass, which a locked door lets through and which opens
// nothing else, made here and taken there.

import { call } from '../shared/api.js';
import { takeSecrets } from '../shared/keys_taken.js';
import { recall, remember } from '../shared/remember.js';
import { room } from '../shared/room.js';

const place = () => `remit:${document.body.dataset.code}:stage`;
const stages = () => `/api/workshops/${room().workshop.code}/stages`;

function passIn(link) {
  return new URLSearchParams(new URL(link, location.href).hash.slice(1)).get('pass') || '';
}

// How the stage says who it is, each time it comes in.
export function hello() {
  let taken = '';
  let open = false;
  takeSecrets('pass', (pass) => {
    taken = pass;
    remember(place(), pass);
    if (open) location.reload();
  });
  open = true;
  return { as: 'stage', get key() { return recall(place()) || taken || undefined; } };
}

// A stage that is opened in this browser has a pass as one elsewhere has: whoever hands over the
// lead, or leaves, does not take it along.
export async function passForHere() {
  if (recall(place())) return;
  const answer = await call('POST', stages(), {});
  if (answer.link) remember(place(), passIn(answer.link));
}

// Needs `copying` beside it.
export const stageLinks = {
  stageSays: '',
  async copyStage() {
    const answer = await call('POST', stages(), {});
    this.stageSays = answer.why || '';
    if (answer.link) this.copy(answer.link, 'Link for the stage');
  },
  async takeBack() {
    const answer = await call('DELETE', stages());
    remember(place(), '');
    this.stageSays = answer.why || 'No link of a stage opens anything any more.';
  },
};
