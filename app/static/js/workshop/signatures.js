// Signatures of a matrix: what is asked again are cells.

import { cellName } from '../shared/grid.js';
import { saying } from '../shared/signatures.js';

const said = saying((keys) => keys.map((key) => {
  const [process, scope] = key.split(':');
  return cellName({ process, scope });
}).join('; '));

export const changedWords = said.changedWords;
export const told = said.told;
export const signatures = said.signatures;
