// Calls outside the socket: joining, creating, keys, a file that goes as it is; what goes wrong comes back as a sentence.

import { below } from './prefix.js';

const NO_LINE = 'The server did not answer. What you typed is still here. Try again.';
const PATIENCE = 20000; // as long as a server needs to say that it cannot

export async function call(method, path, body, key) {
  const file = body instanceof Blob;
  const headers = { 'Content-Type': file ? 'application/octet-stream' : 'application/json' };
  if (key) headers.Authorization = `Bearer ${key}`;
  try {
    const signal = AbortSignal.timeout && AbortSignal.timeout(PATIENCE);
    const answer = await fetch(below(path), { method, headers, signal, body: file ? body : body && JSON.stringify(body) });
    const text = await answer.text();
    const told = text ? JSON.parse(text) : {};
    return answer.ok ? told : { code: told.code || 'unavailable', why: told.detail || NO_LINE, lost: !told.detail };
  } catch {
    return { code: 'unavailable', why: NO_LINE, lost: true };
  }
}
