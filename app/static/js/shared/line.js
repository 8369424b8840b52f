// The line to the server: what comes in on it, and what is unsaved, sent again until it is answered.

import { keepAlive } from './alive.js';
import { toldTime } from './clock.js';
import { Returning } from './returning.js';

const AGAIN = ['unavailable', 'rate-limited'];

class Line extends Returning {
  constructor({ address, hello, unsaved, on }) {
    super(address, hello, on);
    this.unsaved = unsaved;
  }

  putAgain(ask) {
    if (this.unsaved.overtaken(ask)) this.letGo(ask);
    else this.put(ask);
  }

  letGo(ask) { this.on.done(this.unsaved.take(ask.id), 0); }

  hear(frame) {
    this.heard();
    if (frame.clock) toldTime(frame.clock);
    if (frame.show) {
      this.on.show(frame, this.whole || Boolean(frame.whole));
      this.whole = false;
    } else if (frame.done === this.entering) this.entered();
    else if (frame.done) this.saved(this.unsaved.find(frame.done), frame.seq);
    else if (AGAIN.includes(frame.code) && frame.refused !== this.entering) this.later(frame.refused);
    else if (frame.code) this.on.refused(this.unsaved.take(frame.refused), frame);
  }

  entered() {
    super.entered();
    [...this.unsaved.asks].forEach((ask) => this.putAgain(ask));
  }

  saved(ask, seq) {
    if (!ask) return;
    this.unsaved.older(ask).forEach((one) => this.letGo(one));
    this.on.done(this.unsaved.take(ask.id), seq);
  }

  later(id) {
    const ask = this.unsaved.find(id);
    if (ask) setTimeout(() => this.unsaved.find(id) && this.putAgain(ask), 2000);
  }
}

export function openLine(how) {
  const line = new Line(how);
  keepAlive(line);
  line.connect();
  return line;
}
