// A line where no WebSocket gets through: asks by POST, the screen by one held request after the
// other. It has the face of a WebSocket, so that whoever holds a line need not know which it is.

import { LOCKED } from './closing.js';

const CLOSED = { 401: 4501, 403: 4501, 404: 4504 };
const LOST = 1006;
const NOT_NOW = 'This could not be sent just now. Nothing is lost: it is tried again.';

export class SlowLine {
  constructor(address) {
    Object.assign(this, { readyState: 1, bufferedAmount: 0, cursor: '', entering: '', stage: '' });
    Object.assign(this, { onopen: null, onmessage: null, onclose: null });
    this.base = address.replace(/^ws/, 'http').slice(0, -'live'.length);
    this.ending = new AbortController();
    this.sent = Promise.resolve();
    setTimeout(() => this.onopen && this.onopen());
  }

  // One ask after the other: a newer vote must not overtake an older one.
  send(text) {
    const frame = JSON.parse(text);
    if (frame.ask === 'enter') return this.enter(frame);
    this.bufferedAmount += 1;
    this.sent = this.sent.then(() => this.put(frame.id, text)).finally(() => { this.bufferedAmount -= 1; });
    return this.sent;
  }

  close() {
    this.readyState = 3;
    this.ending.abort();
  }

  async enter({ id, as, key }) {
    this.entering = id;
    this.how = key ? { headers: { Authorization: `Bearer ${key}` } } : {};
    this.stage = as ? `&as=${as}` : '';
    while (this.readyState === 1) await this.poll();
  }

  async poll() {
    const answer = await this.ask(`changes?after=${this.cursor}${this.stage}`, this.how);
    if (!answer) return;
    if (!answer.ok) this.end(CLOSED[answer.status] || LOST, this.stage && answer.status === 401 ? LOCKED : '');
    else this.take(answer.told);
  }

  take({ cursor, whole, frames, closed, reason }) {
    this.cursor = cursor;
    if (this.entering) this.say({ done: this.entering });
    this.entering = '';
    frames.forEach((frame, at) => this.say({ ...frame, whole: whole && at === 0 }));
    if (closed) this.end(closed, reason);
    else if (!frames.length) this.say({}); // a sign of life
  }

  async put(id, body) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await this.ask('asks', { method: 'POST', headers, body });
    if (!answer) return;
    const { code = 'unavailable', detail = NOT_NOW } = answer.told;
    this.say(answer.ok ? answer.told : { refused: id, code, why: detail });
  }

  // What does not answer as Remit does is somebody in between: the line is lost, and comes again.
  async ask(path, how = {}) {
    try {
      const answer = await fetch(this.base + path, { ...how, signal: this.ending.signal });
      return { ok: answer.ok, status: answer.status, told: JSON.parse(await answer.text()) };
    } catch {
      return this.end(LOST);
    }
  }

  say(frame) {
    if (this.onmessage && this.readyState === 1) this.onmessage({ data: JSON.stringify(frame) });
  }

  end(code, reason) {
    if (this.readyState !== 1) return;
    this.close();
    if (this.onclose) this.onclose({ code, reason });
  }
}
