// Small things this browser remembers; where storage is refused it simply forgets.

export function recall(name) {
  try {
    return localStorage.getItem(name) || '';
  } catch {
    return '';
  }
}

export function remember(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Nothing depends on it.
  }
}
