// What each office that signs is called here.

import { room } from './room.js';
import { OFFICES } from './words.js';

export function officeName(office) {
  const { title } = room().signatories.find((one) => one.signatory === office) || {};
  return title || OFFICES[office];
}
