// Where programs find the stream of this page: a workshop, unless the page says which kind it is of.

import { room } from './room.js';

const plural = () => document.body.dataset.kind || 'workshops';
const code = () => document.body.dataset.code || room().code;

// What this is a page of, in the midst of a sentence.
export const what = () => plural().slice(0, -1);

export const stream = (rest = '') => `/api/${plural()}/${code()}${rest}`;
