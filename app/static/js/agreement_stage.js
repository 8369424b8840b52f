// Entry of the stage of an agreement: it has nothing to press.

import { meetingStage, stageView, standingStage } from './agreement/projecting.js';
import { view } from './agreement/view.js';
import { stayAwake } from './shared/awake.js';
import { connection } from './shared/connection.js';
import { merged } from './shared/merged.js';
import { begin, register, start } from './shared/opening.js';

register({ connection, meetingStage, standingStage });
begin('stage', merged(view, stageView), { as: 'stage' });
stayAwake();
start();
