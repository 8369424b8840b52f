// The screen stays on while the page is looked at, where a browser lets a page ask for that: a phone
// that locks itself loses its line, and a projector goes dark.

export function stayAwake() {
  if (!navigator.wakeLock) return;
  let held = null;
  async function ask() {
    if (document.hidden || (held && !held.released)) return;
    try {
      held = await navigator.wakeLock.request('screen');
    } catch {
      // An empty battery refuses: nothing depends on it.
    }
  }
  document.addEventListener('visibilitychange', ask);
  ask();
}
