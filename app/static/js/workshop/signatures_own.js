// One's own signature under a matrix.

import { ownSigning } from '../shared/signatures_own.js';
import { changedWords, told } from './signatures.js';

export const ownSignature = () => ownSigning({ changedWords, told });
