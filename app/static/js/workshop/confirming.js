// Who executes what one's own party answers for: is this right? One sentence says what is not.

import { cellName, places } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';

const told = ({ contact, hours, name, steps_in: stepsIn }) => [name, hours, contact, stepsIn && `steps in: ${stepsIn}`].filter(Boolean).join(', ');

export function confirming() {
  return {
    form: {}, // by cell, the sentence
    asked: '', // of which cell it is written
    wrong: '',

    get own() {
      if (room().chapter !== 'cases' || room().signed || room().playing) return [];
      const { person, represents } = room().you;
      const mine = places().map((place) => ({ ...place, ...cellAt(place.key) }))
        .filter((one) => one.state === 'decided' && one.accountable === represents && (one.executors || []).length);
      return mine.map(({ confirmed, executors, key, process, scope }) => {
        const by = confirmed && confirmed.by && confirmed.by.includes(person);
        const not = by && confirmed.says.some((one) => one.person === person);
        return { key, process, scope, name: cellName({ process, scope }), said: executors.map(told).join('; '), stands: by ? (not ? 'You said what is not right.' : 'You said it is right.') : '' };
      });
    },
    async say(one, right) {
      const { process, scope } = one;
      const text = (this.form[one.key] || '').trim();
      const answer = await room().ask('confirm-executors', { process, scope, right, ...(!right && { text }) }, true);
      this.wrong = answer.why || '';
      if (!answer.why) this.asked = '';
    },
    doubt(one) {
      this.asked = one.key;
      this.wrong = '';
      this.$nextTick(() => document.getElementById('not-right').focus());
    },
  };
}
