// Entry of the page of an agreement: each goes where they like; who somebody is decides what can be pressed.

import { actions } from './agreement/actions.js';
import { answering } from './agreement/answering.js';
import { appendices } from './agreement/appending.js';
import { changes, heard } from './agreement/changes.js';
import { citations } from './agreement/citing.js';
import { comparing } from './agreement/comparing.js';
import { ending } from './agreement/ending.js';
import { entering } from './agreement/entering.js';
import { holding } from './agreement/holding.js';
import { objectives } from './agreement/objectives.js';
import { people } from './agreement/people.js';
import { philosophy } from './agreement/philosophy.js';
import { followPlaces, parts, sections } from './agreement/places.js';
import { meetings } from './agreement/planning.js';
import { proposals } from './agreement/proposals.js';
import { ownSignature, signatures, signing } from './agreement/signing.js';
import { staff } from './agreement/staff.js';
import { standing } from './agreement/standing.js';
import { titling } from './agreement/titling.js';
import { view } from './agreement/view.js';
import { claiming } from './shared/claiming.js';
import { comeBack } from './shared/coming_back.js';
import { connection } from './shared/connection.js';
import { merged } from './shared/merged.js';
import { begin, register, start } from './shared/opening.js';
import { otherDevice } from './shared/other_device.js';

register({ claiming, connection, entering, otherDevice });
register({ answering, standing });
register({ citations, comparing, holding, ownSignature, proposals, signatures, signing });
register({ parts, sections, people, changes, heard, titling });
register({ philosophy, staff, meetings, objectives, appendices, actions: () => merged(actions(), ending) });
const inside = begin('agreement', view);
start();
comeBack();
if (inside) followPlaces();
