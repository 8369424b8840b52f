// The clock everybody sees: the server's end time, shown as what is left of it.

import { clock } from './dates.js';
import { room } from './workshop.js';

export function timer() {
  return {
    looked: Date.now(),
    ticking: 0,
    init() { this.ticking = setInterval(() => { this.looked = Date.now(); }, 250); },
    destroy() { clearInterval(this.ticking); },
    get set() { return Boolean(room().timer); },
    get seconds() {
      if (!this.set) return 0;
      return (Date.parse(room().timer.ends_at) - (this.looked + room().lag)) / 1000;
    },
    get up() { return this.set && this.seconds <= 0; },
    get shown() { return this.set ? clock(this.seconds) : ''; },
    get rung() { return this.up ? 'Time is up.' : ''; },
    start(seconds) { room().ask('set-timer', { seconds }); },
    more() {
      // At zero the two minutes count from now, not from an end that is past.
      if (this.set && !this.up) room().ask('extend-timer', { seconds: 120 });
      else this.start(120);
    },
    stop() { room().ask('stop-timer', {}); },
  };
}
