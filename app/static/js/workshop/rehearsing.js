// Rehearsing: a copy of this workshop with a simulated room, which votes when it is told to.

import { act } from '../console/act.js';
import { call } from '../shared/api.js';
import { below } from '../shared/prefix.js';
import { room } from '../shared/room.js';

const codeOf = ({ workshop }) => `/api/workshops/${workshop.code}`;

// What of this workshop a dry run begins with, besides what another one could.
function copied({ workshop, you }) {
  const { business_function: area, description, model, service, vendors } = workshop;
  return { service, model, facilitator: you.name, description, business_function: area, vendors, dry_run: true };
}

// A part for the dialog from which it begins.
export const rehearsal = {
  busy: false,

  get isDry() { return Boolean(room().workshop.dry_run); },
  async rehearse() {
    this.busy = true;
    const template = await call('GET', `${codeOf(room())}/more/template`);
    const made = template.why ? template : await call('POST', '/api/workshops', { ...copied(room()), template });
    Object.assign(this, { busy: false, wrong: made.why || '' });
    if (!made.why) location.assign(made.links.facilitate);
  },
};

export function rehearsing() {
  return {
    sure: false,
    wrong: '',

    get on() { return Boolean(room().workshop.dry_run); },
    vote() { return act('let-them-vote'); },
    async throwAway() {
      if (!this.sure) {
        this.sure = true;
        return;
      }
      const answer = await call('DELETE', codeOf(room()));
      this.wrong = answer.why || '';
      if (!answer.why) location.assign(below('/'));
    },
  };
}
