// One process across all services: what each says of its application and its interface.

import { SIGNS } from './pictures.js';
import { word } from '../shared/words.js';

export const FOURTEEN = ['request', 'incident', 'situation', 'problem', 'change', 'enhancement', 'release',
  'service-level', 'configuration', 'supportability-transition', 'continuity', 'licence', 'contract', 'control'];
const SCOPES = ['Application', 'Interface'];

// Nothing where a service does not have that process.
export function cellParts(one, process) {
  const at = (one.processes || FOURTEEN).indexOf(process);
  if (at < 0) return [];
  return SCOPES.map((scope, nth) => {
    const value = SIGNS[one.marks[2 * at + nth]];
    return { scope, value, says: word(value) || 'not decided' };
  });
}
