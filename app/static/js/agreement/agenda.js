// The agenda of the next meeting, as of today: what is late is late by this day, whenever something happened last.

import { serverTime } from '../shared/clock.js';
import { day, dayOf, moment } from '../shared/dates.js';
import { requested } from '../shared/requested.js';
import { room } from '../shared/room.js';
import { actionTold } from './actions.js';

const AWAY = { 'agenda-objective': 'agreement/objectives', 'agenda-newer': 'agreement/appendices', 'agenda-proposal': 'agreement' };
const COMING = 6;

function told(one, at) {
  const action = one.kind === 'agenda-action' ? room().actions.find((it) => it.id === one.item) : null;
  const title = one.kind === 'agenda-proposal' ? 'Answer it under Agreement' : one.title;
  return { ...one, title, key: `${one.kind} ${one.item || at} ${one.title}`, when: day(one.due), action: action ? actionTold(action) : null, away: AWAY[one.kind] ? `#${AWAY[one.kind]}` : '' };
}

export const agenda = {
  fresh: null, // as of today; until it came, as of the last thing that happened

  // Only who looks at it asks: an agreement of two hundred people changes for all of them at once.
  async fetchAgenda() {
    if (room().part !== 'meetings') return;
    const answer = await requested('agenda', dayOf(serverTime()), 0);
    if (!answer.why) this.fresh = answer;
  },
  get agenda() { return this.fresh || room().agenda; },
  get next() {
    const { meeting } = this.agenda;
    return meeting ? { ...meeting, when: moment(meeting.begins) } : null;
  },
  get topics() { return this.agenda.topics.map(told); },
  get coming() {
    const all = room().meetings.flatMap((one) => one.coming.slice(0, 3).map(({ on, begins }) => ({ item: one.id, title: one.title, on, begins, key: `${one.id} ${on}`, when: moment(begins) })));
    return all.sort((one, other) => (one.begins < other.begins ? -1 : 1)).slice(0, COMING);
  },
};
