// Cases as the console lists them: when each is, what it goes through, and whether the model stands it.

import { act } from '../console/act.js';
import { merged } from '../shared/merged.js';
import { open, opens } from '../shared/opened.js';
import { isHere } from '../shared/processes.js';
import { room } from '../shared/room.js';
import { caseTold, casesWords } from './cases_told.js';
import { gapsOf } from './playing_gaps.js';

// A small set to begin with, as far as their processes are in this workshop.
const OURS = [
  ['Nobody can log in', 'Sunday 03:00', ['incident', 'situation', 'problem']],
  ['The vendor misses its level', 'Wednesday 10:00', ['service-level', 'contract']],
  ['The contract lapses', 'Friday 17:00', ['contract', 'licence', 'continuity']],
  ['The interface breaks after a release', 'Tuesday 07:30', ['release', 'incident', 'change', 'configuration']],
  ['The data centre floods', 'Saturday 22:00', ['continuity', 'situation', 'incident']],
];

export function cases() {
  return merged(gapsOf, {
    adding: false,
    into: '', // the case that this one is the same as

    get list() { return room().cases.map((one) => ({ ...caseTold(one), here: one.id === opens('case') })); },
    get words() { return casesWords(); },
    get one() { return caseTold(room().cases.find((it) => it.id === opens('case'))); },
    get ours() {
      const there = room().cases.map((one) => one.title);
      const known = (processes) => processes.filter(isHere);
      return OURS.map(([title, at, processes]) => ({ title, at, story: '', processes: known(processes) }))
        .filter((one) => one.processes.length && !there.includes(one.title));
    },
    get oursWords() { return this.ours.map((one) => one.title).join(' · '); },
    async addOurs() {
      this.adding = true;
      for (const one of this.ours) await room().ask('add-case', one);
      this.adding = false;
    },
    show(one) { open('case', one.id); },
    bring() { open('bringing'); },
    change() { open('bringing', this.one.id); },
    sooner(one) {
      const place = room().cases.findIndex((it) => it.id === one.id);
      const before = room().cases[place - 1];
      return before && act('place-case', { case: one.id, before: before.id });
    },
    get others() { return room().cases.filter((it) => it.id !== this.one.id).map(({ id, title }) => ({ value: id, name: title })); },
    async merge() {
      const { id } = this.one;
      const { into } = this;
      const answer = await act('merge-cases', { case: id, into });
      if (!answer.why) open('case', into);
      this.into = '';
    },
    drop() {
      const { id } = this.one;
      room().opened = null;
      return act('drop-case', { case: id });
    },
  });
}
