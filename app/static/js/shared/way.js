// Which way a line takes: by a socket, or the slow one, where no socket gets in and requests do.

import { steady } from './clock.js';
import { newId } from './ids.js';
import { SlowLine } from './slow_line.js';

const AFTER = 3; // sockets in a row that never got in
const BETWEEN = 20000; // between two looks whether one gets in now
const LONG = 8000; // for one that is looked at

export class Way {
  constructor(address, hello) {
    Object.assign(this, { address, hello, slow: false, refused: 0, looked: 0 });
  }

  open() {
    this.looked = steady();
    return this.slow ? new SlowLine(this.address) : new WebSocket(this.address);
  }

  // One that was in comes again by the same way. Waiting in vain costs as much as two refusals; and
  // where ordinary requests do not pass either, it is not the sockets.
  lost(code, wasIn) {
    if (wasIn) return;
    this.refused = this.slow ? 0 : this.refused + (code ? 1 : 2);
    this.slow = this.refused >= AFTER;
  }

  entered() {
    if (!this.slow) this.refused = 0;
  }

  // Beside the slow line one socket is tried now and then; `take` gets it once it is in. Answers
  // whether it is tried now.
  look(take) {
    if (!this.slow || steady() < this.looked + BETWEEN) return false;
    this.looked = steady();
    const id = newId();
    const socket = new WebSocket(this.address);
    const over = setTimeout(() => socket.close(), LONG);
    socket.onopen = () => socket.send(JSON.stringify({ ask: 'enter', id, ...this.hello }));
    socket.onmessage = ({ data }) => {
      clearTimeout(over);
      const frame = JSON.parse(data);
      if (frame.done === id && this.slow && take(socket, id)) {
        Object.assign(this, { slow: false });
        socket.onmessage({ data });
      } else socket.close();
    };
    return true;
  }
}
