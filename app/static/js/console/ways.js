// The ways from the console to what is looked at now and then.

import { show } from '../shared/dialog.js';
import { passForHere } from '../workshop/people_stage.js';

export function ways() {
  return { show, passForHere };
}
