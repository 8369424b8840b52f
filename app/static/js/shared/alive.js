// Whether the line is alive: it is asked now and then, and at once where it may have died unheard.

import { sleepWatch, steady } from './clock.js';

const BEAT = 10000; // how often we ask
const SLEPT = 5000; // so long without a look, or so far apart two clocks, and this page was asleep

export function keepAlive(line) {
  const hasSlept = sleepWatch(SLEPT);

  // A phone that slept wakes with a socket that may be dead without knowing it, and so does one
  // whose network went: ask at once.
  function wake() {
    if (line.closed) return;
    if (line.socket) line.doubt();
    else line.connect();
    line.beat();
  }

  function look() {
    if (hasSlept()) wake();
    else if (line.socket && steady() > line.deadline) line.lost(0);
  }

  setInterval(look, 1000);
  setInterval(() => line.beat(), BEAT);
  addEventListener('online', wake);
  addEventListener('offline', wake);
  addEventListener('pageshow', (event) => event.persisted && wake());
  document.addEventListener('visibilitychange', () => document.hidden || wake());
}
