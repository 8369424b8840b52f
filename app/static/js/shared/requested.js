// What screens leave out, told on request.

import { call } from './api.js';
import { room } from './room.js';

export function requested(name, of, after) {
  const { code } = room().workshop;
  return call('GET', `/api/workshops/${code}/more/${name}?of=${encodeURIComponent(of)}&after=${after}`);
}
