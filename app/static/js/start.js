// Entry of the first page.

import { Alpine } from './alpine.js';
import { byCode, starting } from './begin.js';

Alpine.data('starting', starting);
Alpine.data('byCode', byCode);
Alpine.start();
