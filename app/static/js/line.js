// The line to the server: one socket that comes back by itself and sends again what is unsaved.

import { newId } from './ids.js';

const BEAT = 10000; // how often we ask whether the line is alive
const SILENCE = 25000; // so long without a word, and it is dead
const DOUBT = 3000; // how long it may take to answer after we slept
const LONGEST = 20000;
const AGAIN = ['unavailable', 'rate-limited'];

export function openLine({ address, hello, unsaved, on }) {
  let socket = null;
  let tries = 0;
  let entering = '';
  let live = false;
  let whole = true;
  let closed = false;
  let retry = 0;
  let deadline = Infinity;
  let looked = Date.now();

  function connect() {
    clearTimeout(retry);
    if (socket) forget(socket);
    whole = true;
    entering = newId();
    deadline = Date.now() + SILENCE;
    socket = new WebSocket(address);
    socket.onopen = () => socket.send(JSON.stringify({ ask: 'enter', id: entering, ...hello }));
    socket.onmessage = (message) => hear(JSON.parse(message.data));
    socket.onclose = (event) => lost(event.code);
  }

  function forget(old) {
    live = false;
    old.onopen = old.onmessage = old.onclose = null;
    old.close();
  }

  function lost(code) {
    forget(socket);
    socket = null;
    closed = code >= 4500;
    on.state(closed ? 'closed' : 'reconnecting', code);
    if (closed) return;
    const most = tries === 0 ? 1000 : Math.min(LONGEST, 1000 * 1.6 ** tries);
    tries += 1;
    retry = setTimeout(connect, Math.random() * most);
  }

  function put(frame) {
    if (live && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  }

  function putAgain(ask) {
    if (unsaved.overtaken(ask)) letGo(ask);
    else put(ask);
  }

  function letGo(ask) {
    on.done(unsaved.take(ask.id), 0);
  }

  function hear(frame) {
    deadline = Date.now() + SILENCE;
    if (frame.show) {
      on.show(frame, whole);
      whole = false;
    } else if (frame.done === entering) {
      tries = 0;
      live = true;
      on.state('live');
      [...unsaved.asks].forEach(putAgain);
    } else if (frame.done) {
      const ask = unsaved.find(frame.done);
      if (!ask) return;
      unsaved.older(ask).forEach(letGo);
      on.done(unsaved.take(ask.id), frame.seq);
    } else if (AGAIN.includes(frame.code) && frame.refused !== entering) {
      const ask = unsaved.find(frame.refused);
      if (ask) setTimeout(() => unsaved.find(ask.id) && putAgain(ask), 2000);
    } else if (frame.code) {
      on.refused(unsaved.take(frame.refused), frame);
    }
  }

  // A phone that slept wakes with a socket that may be dead without knowing it, and so does one
  // whose network went: ask at once.
  function wake() {
    if (closed) return;
    if (!socket) connect();
    else deadline = Date.now() + DOUBT;
    beat();
  }

  function beat() {
    put({ ask: 'here', id: newId() });
  }

  function look() {
    const slept = Date.now() - looked > 5000;
    looked = Date.now();
    if (slept) wake();
    else if (socket && looked > deadline) lost(0);
  }

  setInterval(look, 1000);
  setInterval(beat, BEAT);
  addEventListener('online', wake);
  addEventListener('offline', wake);
  addEventListener('pageshow', (event) => event.persisted && wake());
  document.addEventListener('visibilitychange', () => document.hidden || wake());
  connect();
  return { put };
}
