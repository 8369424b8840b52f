// Taking back the last thing that can be taken back.

import { act } from '../console/act.js';

export function undoing() {
  return { undo() { act('undo'); } };
}
