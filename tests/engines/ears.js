// Hears what goes wrong in a page from the first call on; answers what it has heard since the last.
() => {
  if (!window.wrongs) {
    window.wrongs = [];
    const note = (what) => window.wrongs.push(String(what));
    addEventListener('securitypolicyviolation', (event) => note(`refused by policy ${event.violatedDirective} ${event.blockedURI}`), true);
    addEventListener('error', (event) => note(event.message || `not loaded: ${event.target.outerHTML}`), true);
    addEventListener('unhandledrejection', (event) => note(event.reason));
    for (const how of ['error', 'warn']) {
      const usual = console[how];
      console[how] = (...all) => {
        note(all.join(' '));
        usual.apply(console, all);
      };
    }
  }
  return window.wrongs.splice(0);
}
