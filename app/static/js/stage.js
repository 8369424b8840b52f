// Entry of the stage: it shows what the facilitator focuses, and has nothing to press.

import { stayAwake } from './shared/awake.js';
import { connection } from './shared/connection.js';
import './shared/matrix.js';
import { begin, register, start } from './shared/opening.js';
import { ambition } from './workshop/ambition.js';
import { registered } from './workshop/ambition_registered.js';
import { areas } from './workshop/asking_areas.js';
import { verdict } from './workshop/deciding_verdict.js';
import { legend } from './workshop/deciding_weight.js';
import { cell } from './workshop/focus.js';
import { overview } from './workshop/focus_overview.js';
import { stageView } from './workshop/focus_stage.js';
import { movement, reasons } from './workshop/history.js';
import { marking } from './workshop/marking.js';
import { arrivals } from './workshop/people_door.js';
import { pathPicture } from './workshop/path_picture.js';
import { hello } from './workshop/people_stage.js';
import { nightStage } from './workshop/playing_stage.js';
import { pointing } from './workshop/pointing.js';
import { progress } from './workshop/progress.js';
import { result } from './workshop/questions.js';
import { names } from './workshop/questions_named.js';
import { spoken } from './workshop/questions_spoken.js';
import { seats } from './workshop/questions_seats.js';
import { risksStage } from './workshop/risks_stage.js';
import { signatures } from './workshop/signatures.js';
import { revisions } from './workshop/signing_revisions.js';
import { speakers } from './workshop/speaking.js';
import { timer } from './workshop/timer.js';

register({ ambition, areas, names, nightStage, pathPicture, pointing, registered, risksStage });
register({ arrivals, cell, connection, legend, marking, movement, overview, progress, reasons, result, revisions, seats, signatures, speakers, spoken, timer, verdict });
begin('stage', stageView, hello());
stayAwake();
start();
