// A step of the facilitator's: the warning that was read before it belongs to no later one.

import { named, room } from '../shared/room.js';

export function act(name, fields = {}) {
  room().armed = '';
  return room().ask(name, fields);
}

// Where the room looks, as an ask names it.
export function here() {
  return named(room().asking || room().focus);
}
