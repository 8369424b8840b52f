// Text whose names of parties stay as they are when a browser translates the page: x-said, as x-text.

import { Alpine } from './alpine.js';

const PARTY = /(IT OPS|IT Delivery|\bBusiness\b|\bVendor\b|t\.b\.d\.)/;

function kept(text) {
  const made = document.createElement('span');
  made.translate = false;
  made.textContent = text;
  return made;
}

export function pieces(text) {
  return text.split(PARTY).map((part, place) => (place % 2 ? kept(part) : part)).filter(Boolean);
}

Alpine.directive('said', (element, { expression }, { effect, evaluateLater }) => {
  const read = evaluateLater(expression);
  effect(() => read((text) => element.replaceChildren(...pieces(String(text || '')))));
});
