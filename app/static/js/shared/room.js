// What every part of a page reads: the one store, and a cell or a question in it by one key.

import { Alpine } from './alpine.js';
import { askedOf } from './asked.js';

let shared = null;

export function furnish(store) {
  Alpine.store('room', store);
  shared = Alpine.store('room');
  return shared;
}

export function room() {
  return shared;
}

// What follows from what is shown alone is worked out once for each screen, however many ask for it.
export function oncePerScreen(work) {
  let held = { drawn: null };
  return () => {
    const { drawn } = room();
    if (held.drawn !== drawn) held = { drawn, is: work() };
    return held.is;
  };
}

// Of a crowd only those who facilitate are known here.
export function somebody(person) {
  return room().people.find((one) => one.person === person) || {};
}

export function cellAt(key) {
  return room().cells[key] || room().questions[key] || { state: askedOf(key) ? 'closed' : 'open', round: 1, voted: 0 };
}

// A cell, or another question, by one key: of what is in view, and of what an ask is about.
export function cellKey(at) {
  if (at && at.question) return at.question;
  return at ? `${at.process}:${at.scope === 'both' ? 'application' : at.scope}` : '';
}

// What is in view, as an ask names it.
export function named({ process, question, scope }) {
  return question ? { question } : { process, scope };
}
