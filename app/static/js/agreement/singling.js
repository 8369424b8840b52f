// One single meeting of a series: held at another time, called off, or held after all.

import { room } from '../shared/room.js';

export const singling = {
  single: '', // which is being moved
  singleForm: { day: '', at: '' },
  singleWrong: '',

  isMoving(meeting, on) { return this.single === `${meeting.id} ${on}`; },
  toMove(meeting, on) {
    const shut = this.isMoving(meeting, on);
    Object.assign(this, { single: shut ? '' : `${meeting.id} ${on}`, singleForm: { day: on, at: meeting.starts.slice(11) }, singleWrong: '' });
  },
  moveIt(meeting, on) {
    const { day, at } = this.singleForm;
    if (!day || !at) return Object.assign(this, { singleWrong: 'Say the day and the time it is held instead.' });
    return this.put(meeting, on, `${day} ${at}`);
  },
  callOff(meeting, on) { return this.put(meeting, on, ''); },
  holdAfterAll(meeting, on) { return this.put(meeting, on, `${on} ${meeting.starts.slice(11)}`); },
  async put(meeting, on, to) {
    const answer = await room().ask('move-meeting', { item: meeting.id, on, to }, true);
    this.singleWrong = answer.why || '';
    if (!answer.why) this.single = '';
  },
};
