// Bringing in a case: when it was, what happened, and the processes it goes through, in their order.

import { merged } from '../shared/merged.js';
import { open, opens } from '../shared/opened.js';
import { catalogue, entryOf } from '../shared/processes.js';
import { room } from '../shared/room.js';
import { unfolding, writing } from '../shared/writing.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const EMPTY = { title: '', story: '', day: 'Sunday', time: '03:00', zone: '', processes: '', named: '' };

// The form has texts only: what an ask has as a list or as yes and no is made of them.
function asked({ day, named, processes, time, zone, ...rest }) {
  return { ...rest, at: [day, time, zone].join(' ').trim(), processes: processes.split(' ').filter(Boolean), ...(named && { named: true }) };
}

function formOf(one) {
  if (!one) return null;
  const [told, time, zone = ''] = one.at.split(' ');
  const day = DAYS.find((name) => name.toLowerCase().startsWith(told.toLowerCase()));
  return { ...one, day, time: time.padStart(5, '0'), zone, processes: one.processes.join(' '), named: '' };
}

export function caseWriting() {
  const form = writing('add-case', EMPTY, ['title', 'story', 'at', 'processes']);
  return merged(form, unfolding('case-title'), {
    days: DAYS.map((value) => ({ value, name: value })),
    said: '',

    init() {
      this.keepForm();
      if (opens('bringing') !== null) this.enter();
      this.$watch('$store.room.opened', () => opens('bringing') !== null && this.enter());
    },
    get anew() { return Boolean(this.item); },
    get through() { return this.form.processes.split(' ').filter(Boolean); },
    get choices() {
      return catalogue().map(({ process, name }) => {
        const place = this.through.indexOf(process) + 1;
        return { process, name, place: place || '', chosen: place > 0 };
      });
    },
    get order() { return this.through.map((process) => entryOf(process).name).join(' → '); },
    // Pressed once it goes there next, pressed again no more.
    turn(one) {
      const rest = this.through.filter((process) => process !== one.process);
      this.form.processes = [...rest, ...(one.chosen ? [] : [one.process])].join(' ');
    },
    enter() {
      this.begin(formOf(room().cases.find((one) => one.id === opens('bringing'))));
      this.unfold();
    },
    async bring() {
      this.wrong = this.through.length ? '' : 'Choose at least one process that it goes through.';
      if (this.wrong) return;
      const { item, place } = this;
      const answer = await room().ask('add-case', { ...asked(this.form), ...(item && { item }) }, true);
      this.wrong = answer.why || '';
      if (answer.why) return;
      this.said = `Brought in: ${this.form.title}`;
      this.dropAt(place);
      if (room().view === 'participant') return;
      if (item) open('case', item);
      else room().opened = null;
    },
    dropAt(place) {
      if (place === this.place) this.drop();
      this.shown = false;
    },
    put() {
      this.leave();
      room().opened = null;
    },
  });
}
