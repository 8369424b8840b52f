// Whether the line is alive: it is asked now and then, and at once where it may have died unheard.

const BEAT = 10000; // how often we ask
const SLEPT = 5000; // so long without a look, and this page was asleep

export function keepAlive(line) {
  let looked = Date.now();

  // A phone that slept wakes with a socket that may be dead without knowing it, and so does one
  // whose network went: ask at once.
  function wake() {
    if (line.closed) return;
    if (line.socket) line.doubt();
    else line.connect();
    line.beat();
  }

  function look() {
    const slept = Date.now() - looked > SLEPT;
    looked = Date.now();
    if (slept) wake();
    else if (line.socket && looked > line.deadline) line.lost(0);
  }

  setInterval(look, 1000);
  setInterval(() => line.beat(), BEAT);
  addEventListener('online', wake);
  addEventListener('offline', wake);
  addEventListener('pageshow', (event) => event.persisted && wake());
  document.addEventListener('visibilitychange', () => document.hidden || wake());
}
