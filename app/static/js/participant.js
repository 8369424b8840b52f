// Entry of a participant's page: join, one question, the matrix, and what came of it.

import { stayAwake } from './shared/awake.js';
import { connection } from './shared/connection.js';
import { begin, register, start } from './shared/opening.js';
import { accepting } from './workshop/accepting.js';
import { ambition } from './workshop/ambition.js';
import { chapter } from './workshop/chapters.js';
import { verdict } from './workshop/deciding_verdict.js';
import { legend } from './workshop/deciding_weight.js';
import { cell } from './workshop/focus.js';
import { elsewhere, follow, ownView } from './workshop/focus_own.js';
import { overview } from './workshop/focus_overview.js';
import { ownPace } from './workshop/focus_pace.js';
import { movement, reasons } from './workshop/history.js';
import { claiming } from './workshop/inviting.js';
import { keeping } from './workshop/keeping.js';
import { comeBack, entering } from './workshop/people_entering.js';
import { otherDevice } from './workshop/people_inviting.js';
import { leading } from './workshop/people_leading.js';
import { naming } from './workshop/people_naming.js';
import { progress } from './workshop/progress.js';
import { result } from './workshop/questions.js';
import { ballot, voting } from './workshop/questions_ballot.js';
import { names } from './workshop/questions_named.js';
import { spoken } from './workshop/questions_spoken.js';
import { seats } from './workshop/questions_seats.js';
import { duties } from './workshop/signing_duties.js';
import { revisions } from './workshop/signing_revisions.js';
import { timer } from './workshop/timer.js';

register({ claiming, connection, entering, leading, naming, otherDevice });
register({ cell, elsewhere, legend, overview, ownPace, progress, timer });
register({ ballot, movement, reasons, result, seats, spoken, verdict, voting });
register({ accepting, ambition, chapter, duties, keeping, names, revisions });
if (begin('participant', ownView)) follow();
stayAwake();
start();
comeBack();
