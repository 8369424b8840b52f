// Calls outside the socket: joining, creating, keys; what goes wrong comes back as a sentence.

import { below } from './prefix.js';

const NO_LINE = 'The server did not answer. Nothing was saved; what you typed is still here. Try again.';

export async function call(method, path, body, key) {
  const headers = { 'Content-Type': 'application/json' };
  if (key) headers.Authorization = `Bearer ${key}`;
  try {
    const answer = await fetch(below(path), { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    const told = text ? JSON.parse(text) : {};
    return answer.ok ? told : { code: told.code || 'unavailable', why: told.detail || NO_LINE };
  } catch {
    return { code: 'unavailable', why: NO_LINE };
  }
}
