// The processes before a session: called otherwise, put in order, dropped, added; and kept as a template.

import { act } from '../console/act.js';
import { merged } from '../shared/merged.js';
import { below } from '../shared/prefix.js';
import { catalogue, entryOf, isHere, isOwn, publishedOf } from '../shared/processes.js';
import { cellAt, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { unfolding, writing } from '../shared/writing.js';

const EMPTY = { name: '', means: '', question: '', case: '' };

export function standsArranged() {
  const all = room().processes;
  const added = all.filter(isOwn).length;
  const missing = room().published.length - (all.length - added);
  const told = [added && `${added} of your own`, missing && `${missing} left out`].filter(Boolean);
  return `${all.length}${told.length ? `: ${told.join(', ')}` : ' as published'}`;
}

// What was decided on it, or voted, goes with it.
function holds(process) {
  return ['application', 'interface'].some((scope) => cellAt(`${process}:${scope}`).state !== 'open');
}

export function arranging() {
  return merged(writing('add-process', EMPTY, ['name']), unfolding('process-name'), {
    sure: false, // that one is dropped at the next press
    busy: false,

    pressed: null, // the button that moves a row, until the row stands where it goes

    init() {
      this.keepForm();
      this.$watch('order', () => this.$nextTick(() => this.hold()));
    },
    get order() { return room().processes.join(); },
    get list() {
      return catalogue().map((one, at, all) => ({ ...one, first: at === 0, last: at === all.length - 1 }));
    },
    get words() { return `${counted(this.list.length, 'process', 'processes')}, each for the application and its interfaces.`; },
    // Those that were published, or were here before.
    get away() {
      const known = [...room().published.map((one) => one.process), ...Object.keys(room().wording)];
      return [...new Set(known)].filter((process) => !isHere(process)).map(entryOf);
    },
    get file() { return below(`/api/workshops/${room().workshop.code}/more/template`); },
    change(one) {
      this.sure = false;
      this.begin(one && { ...one, id: one.process });
      this.unfold();
    },
    add() { this.change(null); },
    // One press after the other; the button stays under the hand, wherever its row went.
    async move(one, by, pressed) {
      if (this.busy) return;
      const order = [...room().processes];
      const at = order.indexOf(one.process);
      order.splice(at, 1);
      order.splice(at + by, 0, one.process);
      Object.assign(this, { busy: true, pressed });
      await act('order-processes', { processes: order });
      this.busy = false;
    },
    hold() {
      const { pressed } = this;
      this.pressed = null;
      if (pressed) (pressed.disabled ? pressed.parentElement.querySelector(':enabled') : pressed).focus();
    },
    get dropWords() { return this.sure ? 'Drop it, with what was decided on it' : 'Drop it'; },
    async leaveOut() {
      if (holds(this.item) && !this.sure) this.sure = true;
      else this.told(await room().ask('drop-process', { process: this.item }, true));
    },
    back(one) { return act('add-process', { process: one.process }); },
    async record() {
      if (!this.item) return (await this.send()) && this.leave();
      const published = publishedOf(this.item) || {};
      const texts = Object.entries(this.form).map(([part, text]) => [part, text.trim()]);
      const told = Object.fromEntries(texts.map(([part, text]) => [part, text === published[part] ? '' : text]));
      return this.told(await room().ask('reword', { process: this.item, ...told, seen: this.seen }, true));
    },
    told({ why }) {
      this.wrong = why || '';
      return why ? null : this.leave();
    },
    // Back to where the form was opened from, or to its end where that is gone.
    leave() {
      const from = this.item;
      this.drop();
      Object.assign(this, { shown: false, sure: false });
      this.$nextTick(() => (document.getElementById(`change-${from}`) || document.getElementById('change-')).focus());
    },
  });
}
