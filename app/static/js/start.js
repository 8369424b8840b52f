// Entry of the first page.

import { Alpine } from './shared/alpine.js';
import { moment } from './shared/dates.js';
import './shared/wrong.js';
import { agreeing } from './agreeing.js';
import { bringing } from './bringing.js';
import { byCode, starting } from './starting.js';

Alpine.data('starting', starting);
Alpine.data('bringing', bringing);
Alpine.data('agreeing', agreeing);
Alpine.data('byCode', byCode);
// The days in the list, as their reader writes them.
document.querySelectorAll('.known time').forEach((one) => { one.textContent = moment(one.dateTime); });
Alpine.start();
