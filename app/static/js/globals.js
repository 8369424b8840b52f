// Alpine reads every global, to know which an attribute may never reach. For the thousand interfaces
// of a browser that costs a phone as much as the rest of the page, and they can be reached only
// through `window`, which stays on the list, or a constructor, which Alpine forbids by its name.
// Merely reading `fence`, a retired one, makes browsers warn.

const names = Object.getOwnPropertyNames;
const read = (name) => !/^[A-Z]/.test(name) || name in { Function: 1, Object: 1, Reflect: 1, Proxy: 1 };

Object.getOwnPropertyNames = (of) => {
  const all = names(of);
  return of === globalThis ? all.filter((name) => name !== 'fence' && read(name)) : all;
};

export function asBefore() {
  Object.getOwnPropertyNames = names;
}
