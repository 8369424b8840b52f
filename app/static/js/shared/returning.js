// A line that comes back by itself, by whichever way gets through. What is said on it is for others.

import { steady } from './clock.js';
import { LOCKED } from './closing.js';
import { newId } from './ids.js';
import { Way } from './way.js';

const SILENCE = 25000; // so long without a word, and it is dead
const OPENING = 8000; // so long without being let through, and something swallows it
const DOUBT = 3000; // how long it may take to answer after we slept
const LONGEST = 20000;

export class Returning {
  constructor(address, hello, on) {
    Object.assign(this, { hello, on, way: new Way(address, hello) });
    Object.assign(this, { socket: null, tries: 0, retry: 0, deadline: Infinity });
    Object.assign(this, { entering: '', live: false, whole: true, closed: false });
  }

  connect() {
    clearTimeout(this.retry);
    if (this.socket) this.forget();
    this.deadline = steady() + OPENING;
    this.hold(this.way.open(), newId());
    this.socket.onopen = () => this.enter();
  }

  hold(socket, entering) {
    Object.assign(this, { socket, entering, whole: true });
    socket.onmessage = (message) => this.hear(JSON.parse(message.data));
    socket.onclose = (event) => this.lost(event.code, event.reason);
  }

  enter() {
    this.heard();
    this.socket.send(JSON.stringify({ ask: 'enter', id: this.entering, ...this.hello }));
  }

  entered() {
    this.tries = 0;
    this.live = true;
    this.way.entered();
    this.on.state('live', 0, this.way.slow);
  }

  forget() {
    this.live = false;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = null;
  }

  lost(code, reason) {
    const locked = reason === LOCKED;
    if (!locked) this.way.lost(code, this.live);
    this.forget();
    this.closed = code >= 4500 && !locked;
    this.on.state(this.closed ? 'closed' : 'reconnecting', code, this.way.slow && locked, locked);
    if (this.closed) return;
    const most = this.tries === 0 ? 1000 : Math.min(LONGEST, 1000 * 1.6 ** this.tries);
    this.tries += 1;
    this.retry = setTimeout(() => this.connect(), Math.random() * most);
  }

  // A socket got in while the slow line was held; what is still on its way there is waited for.
  change(socket, entering) {
    if (!this.live || this.socket.bufferedAmount) return false;
    this.forget();
    this.hold(socket, entering);
    return true;
  }

  put(frame) {
    if (this.live && this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  heard() { this.deadline = steady() + SILENCE; }

  doubt() { this.deadline = steady() + DOUBT; }

  // A socket that gets in is taken where nothing is on its way by the slow line: not even this.
  beat() {
    const looks = this.way.look((socket, entering) => this.change(socket, entering));
    if (!looks) this.put({ ask: 'here', id: newId() });
  }
}
