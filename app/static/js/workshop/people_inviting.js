// Links to hand out: the one to join, and those for one's other device and for the stage.

import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { otherDevice } from '../shared/other_device.js';
import { stageLinks } from './people_stage.js';

export const inviting = () => merged(dialog, otherDevice(), stageLinks);
