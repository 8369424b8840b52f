// Entry of the first page.

import './globals.js';
import Alpine from '../vendor/alpine/alpine.js';
import { byCode, starting } from './begin.js';

Alpine.data('starting', starting);
Alpine.data('byCode', byCode);
Alpine.start();
