// What screens leave out, told on request.

import { call } from './api.js';
import { stream } from './stream.js';

export function requested(name, of, after) {
  return call('GET', stream(`/more/${name}?of=${encodeURIComponent(of)}&after=${after}`));
}
