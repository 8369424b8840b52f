// The line to the server: what comes in on it, and what is unanswered, sent again in its turn.

import { keepAlive } from './alive.js';
import { toldTime } from './clock.js';
import { deliver } from './delivery.js';
import { Returning } from './returning.js';

class Line extends Returning {
  constructor({ address, hello, unsaved, on }) {
    super(address, hello, on);
    this.delivery = deliver(unsaved, (frame) => this.put(frame), on);
  }

  hear(frame) {
    this.heard();
    if (frame.clock) toldTime(frame.clock);
    if (frame.show) {
      this.on.show(frame, this.whole || Boolean(frame.whole));
      this.whole = false;
    } else if (frame.done === this.entering) this.entered();
    else if (frame.done || frame.code) this.delivery.hear(frame);
  }

  entered() {
    super.entered();
    this.delivery.all();
  }
}

export function openLine(how) {
  const line = new Line(how);
  keepAlive(line);
  line.connect();
  return line;
}
