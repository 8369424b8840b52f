// Entry of the facilitator's page: agenda, cell and people on one screen.

import { Alpine } from './shared/alpine.js';
import { chapters } from './console/chapters.js';
import { keys, keysOff, listen } from './console/keys.js';
import { ways } from './console/ways.js';
import { comeBack } from './shared/coming_back.js';
import { connection } from './shared/connection.js';
import { more } from './shared/more.js';
import { begin, register, start } from './shared/opening.js';
import { room } from './shared/room.js';
import { about } from './workshop/about.js';
import { accepting } from './workshop/accepting.js';
import { ambition } from './workshop/ambition.js';
import { arranging } from './workshop/arranging.js';
import { asking } from './workshop/asking.js';
import { quickCheck } from './workshop/asking_quick.js';
import { benefits } from './workshop/benefits.js';
import { cases } from './workshop/cases.js';
import { caseWriting } from './workshop/cases_writing.js';
import { chapter } from './workshop/chapters.js';
import { checking } from './workshop/checking.js';
import { contracts } from './workshop/contracts.js';
import { deciding } from './workshop/deciding.js';
import { adopting } from './workshop/deciding_adopting.js';
import { decidingAll } from './workshop/deciding_all.js';
import { verdict } from './workshop/deciding_verdict.js';
import { legend } from './workshop/deciding_weight.js';
import { handVotes } from './workshop/entering.js';
import { due } from './workshop/due.js';
import { executing } from './workshop/executing.js';
import { cell } from './workshop/focus.js';
import { agenda, ordering, steps } from './workshop/focus_agenda.js';
import { overview } from './workshop/focus_overview.js';
import { pace } from './workshop/focus_pace.js';
import { movement, past, reasons } from './workshop/history.js';
import { intake } from './workshop/intake.js';
import { keeping } from './workshop/keeping.js';
import { marking } from './workshop/marking.js';
import { parking } from './workshop/parking.js';
import { path, today } from './workshop/path.js';
import { pathPicture } from './workshop/path_picture.js';
import { people } from './workshop/people.js';
import { door, rush } from './workshop/people_door.js';
import { inviting } from './workshop/people_inviting.js';
import { spare } from './workshop/people_leading.js';
import { planning } from './workshop/planning.js';
import { playing } from './workshop/playing.js';
import { pointing } from './workshop/pointing.js';
import { preparing, stepOf } from './workshop/preparing.js';
import { progress } from './workshop/progress.js';
import { result } from './workshop/questions.js';
import { ballot } from './workshop/questions_ballot.js';
import { names } from './workshop/questions_named.js';
import { revealing, revealingAll } from './workshop/questions_revealing.js';
import { spoken } from './workshop/questions_spoken.js';
import { seats } from './workshop/questions_seats.js';
import { rehearsing } from './workshop/rehearsing.js';
import { risks } from './workshop/risks_list.js';
import { riskWriting } from './workshop/risks_writing.js';
import { forecast, running } from './workshop/running.js';
import { signing } from './workshop/signing.js';
import { closing } from './workshop/signing_closing.js';
import { comparing } from './workshop/signing_comparing.js';
import { revisions } from './workshop/signing_revisions.js';
import { speakers } from './workshop/speaking.js';
import { stakeholders } from './workshop/stakeholders.js';
import { missing } from './workshop/stakeholders_missing.js';
import { timer } from './workshop/timer.js';
import { undoing } from './workshop/undoing.js';
import { wording } from './workshop/wording.js';

register({ ambition, asking, chapter, chapters, names, quickCheck });
register({ accepting, benefits, checking, contracts, due, keeping, path, pathPicture, pointing, risks, riskWriting, today });
register({ about, closing, comparing, connection, inviting, keys, more, signing, spare, timer, ways });
register({ adopting, agenda, decidingAll, legend, ordering, overview, pace, progress, revealingAll });
register({ cell, deciding, result, revealing, seats, speakers, spoken, steps, undoing, verdict });
register({ arranging, forecast, intake, missing, planning, running, preparing, stakeholders });
register({ cases, caseWriting, executing, handVotes, marking, playing, rehearsing, wording });
register({ ballot, door, movement, parking, past, people, reasons, revisions, rush });

// What the components of this page share beside the room itself.
const own = {
  order: '', // of the agenda, once somebody or the room's own pace has chosen
  asked: null, // where the room is on its way to
  armed: '', // what is warned of, once it is read: the key of a cell, all, or the model
  returned: {}, // forms of decisions that were taken back
  keysOff: keysOff(),
  get at() { return this.inMatrix ? (this.overview ? null : this.focus) : this.asking; },
  get step() { return stepOf(this); },
  get acts() { return this.you.role === 'facilitator'; },
};

if (begin('facilitator', own)) {
  listen(document.querySelector('.console'));
  // Who has handed over acts no more: what is out of sight is not pressed, by a key neither.
  Alpine.effect(() => room().acts || document.querySelectorAll('dialog[open]').forEach((one) => one.close()));
}
start();
comeBack();
