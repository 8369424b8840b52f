// What the agreement is called, and its two sides.

import { room } from '../shared/room.js';

export function titling() {
  return {
    form: { title: '', one: '', other: '' }, wrong: '', saved: '',

    begin() {
      const { title, sides: [one, other] } = room().agreement;
      Object.assign(this, { form: { title, one, other }, wrong: '', saved: '' });
    },
    async save() {
      const { title, one, other } = this.form;
      const answer = await room().ask('name-agreement', { title: title.trim(), sides: [one.trim(), other.trim()] }, true);
      Object.assign(this, { wrong: answer.why || '', saved: answer.why ? '' : 'Kept.' });
    },
  };
}
