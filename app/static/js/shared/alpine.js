// Alpine, once it has looked at the globals.

import { asBefore } from '../globals.js';
import { Alpine as loaded } from '../../vendor/alpine/alpine.js';

asBefore();
export const Alpine = loaded;
