// The clock everybody sees: the server's end time, shown as what is left of it.

import { serverTime } from '../shared/clock.js';
import { clock } from '../shared/dates.js';
import { room } from '../shared/room.js';

export function timer() {
  return {
    looked: serverTime(),
    ticking: 0,
    init() { this.ticking = setInterval(() => { this.looked = serverTime(); }, 250); },
    destroy() { clearInterval(this.ticking); },
    get set() { return Boolean(room().timer); },
    get seconds() {
      if (!this.set) return 0;
      return (Date.parse(room().timer.ends_at) - this.looked) / 1000;
    },
    get up() { return this.set && this.seconds <= 0; },
    get shown() { return this.set ? clock(this.seconds) : ''; },
    get rung() { return this.up ? 'Time is up.' : ''; },
    // Where time is up and nothing is recorded, the facilitator is told what can be done.
    get pressing() { return this.up && room().inMatrix && !room().signed && room().now.state !== 'decided'; },
    start(seconds) { room().ask('set-timer', { seconds }); },
    more() {
      // At zero the two minutes count from now, not from an end that is past.
      if (this.set && !this.up) room().ask('extend-timer', { seconds: 120 });
      else this.start(120);
    },
    stop() { room().ask('stop-timer', {}); },
  };
}
