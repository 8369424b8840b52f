// Entry of the first page.

import { Alpine } from './shared/alpine.js';
import './shared/wrong.js';
import { bringing } from './bringing.js';
import { byCode, starting, writeDays } from './starting.js';

Alpine.data('starting', starting);
Alpine.data('bringing', bringing);
Alpine.data('byCode', byCode);
writeDays();
Alpine.start();
