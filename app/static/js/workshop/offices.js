// What each office that signs is called here.

import { room } from '../shared/room.js';
import { OFFICES } from '../shared/words.js';

export function officeName(office) {
  const { title } = room().signatories.find((one) => one.signatory === office) || {};
  return title || OFFICES[office];
}
