// What is half-written: kept on this device over a reload, until it is recorded or dropped.

import { room } from './room.js';

const MOST = 60; // texts; the oldest go first

// Whoever uses this tab after somebody else does not find what they wrote.
const place = () => `remit:${room().code}:drafts:${room().you.person}`;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(place())) || [];
  } catch {
    return [];
  }
}

export function draftOf(name) {
  const found = read().find((one) => one.name === name);
  return found ? found.what : null;
}

// Without a `what` it is dropped.
export function keepDraft(name, what) {
  const kept = read().filter((one) => one.name !== name);
  if (what) kept.push({ name, what });
  try {
    sessionStorage.setItem(place(), JSON.stringify(kept.slice(-MOST)));
  } catch {
    // Private windows may refuse; it stands on the page as long as that is open.
  }
}
