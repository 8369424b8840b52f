// Alpine reads every global, to know which an attribute may never reach. Merely reading this retired
// one makes the browser warn; nobody here uses it, so it goes before Alpine comes.

delete window.fence;
