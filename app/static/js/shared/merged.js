// One component out of several, their getters and all.

export function merged(...parts) {
  const own = parts.map((part) => Object.getOwnPropertyDescriptors(part));
  return Object.defineProperties({}, Object.assign({}, ...own));
}
