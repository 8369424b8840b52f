// The line to the server: one socket that comes back by itself and sends again what is unsaved.

import { keepAlive } from './alive.js';
import { steady, toldTime } from './clock.js';
import { newId } from './ids.js';

const SILENCE = 25000; // so long without a word, and it is dead
const DOUBT = 3000; // how long it may take to answer after we slept
const LONGEST = 20000;
const AGAIN = ['unavailable', 'rate-limited'];

class Line {
  constructor({ address, hello, unsaved, on }) {
    Object.assign(this, { address, hello, unsaved, on });
    Object.assign(this, { socket: null, tries: 0, retry: 0, deadline: Infinity });
    Object.assign(this, { entering: '', live: false, whole: true, closed: false });
  }

  connect() {
    clearTimeout(this.retry);
    if (this.socket) this.forget();
    this.whole = true;
    this.entering = newId();
    this.deadline = steady() + SILENCE;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ ask: 'enter', id: this.entering, ...this.hello }));
    socket.onmessage = (message) => this.hear(JSON.parse(message.data));
    socket.onclose = (event) => this.lost(event.code);
  }

  forget() {
    this.live = false;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = null;
  }

  lost(code) {
    this.forget();
    this.closed = code >= 4500;
    this.on.state(this.closed ? 'closed' : 'reconnecting', code);
    if (this.closed) return;
    const most = this.tries === 0 ? 1000 : Math.min(LONGEST, 1000 * 1.6 ** this.tries);
    this.tries += 1;
    this.retry = setTimeout(() => this.connect(), Math.random() * most);
  }

  put(frame) {
    if (this.live && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  putAgain(ask) {
    if (this.unsaved.overtaken(ask)) this.letGo(ask);
    else this.put(ask);
  }

  letGo(ask) { this.on.done(this.unsaved.take(ask.id), 0); }

  hear(frame) {
    this.deadline = steady() + SILENCE;
    if (frame.clock) toldTime(frame.clock);
    if (frame.show) {
      this.on.show(frame, this.whole);
      this.whole = false;
    } else if (frame.done === this.entering) this.entered();
    else if (frame.done) this.saved(this.unsaved.find(frame.done), frame.seq);
    else if (AGAIN.includes(frame.code) && frame.refused !== this.entering) this.later(frame.refused);
    else if (frame.code) this.on.refused(this.unsaved.take(frame.refused), frame);
  }

  entered() {
    this.tries = 0;
    this.live = true;
    this.on.state('live');
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

  doubt() { this.deadline = steady() + DOUBT; }

  beat() { this.put({ ask: 'here', id: newId() }); }
}

export function openLine(how) {
  const line = new Line(how);
  keepAlive(line);
  line.connect();
  return line;
}
