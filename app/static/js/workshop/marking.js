// What anybody points at without a vote: words that are not clear, and where IT could add value.

import { merged } from '../shared/merged.js';
import { named, room } from '../shared/room.js';
import { counted } from '../shared/words.js';
import { inView } from './focus.js';

const people = (count) => counted(count, 'person finds', 'people find');

export const marking = () => merged(inView, {
  get mayMark() { return Boolean(this.key) && !this.question && !room().signed; },
  get notClear() { return this.has(`not-clear:${this.key.split(':')[0]}`); },
  get value() { return this.has(`value:${this.key}`); },
  get unclear() { return this.now.not_clear ? `${people(this.now.not_clear)} this not clear.` : ''; },
  get valued() { return this.now.value ? `IT could add value here: ${counted(this.now.value, 'says', 'say')} so.` : ''; },
  get older() { return this.now.older ? `${counted(this.now.older, 'vote is', 'votes are')} on an older wording.` : ''; },

  has(mark) { return room().marks.includes(mark); },
  mark(what, marked) { room().ask('mark', { ...named(room().at), what, marked: !marked }); },
});
