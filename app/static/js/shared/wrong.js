// What is wrong, said beside the form and where the eye is: x-wrong, as x-text, comes into sight.

import { Alpine } from './alpine.js';

function comeIntoSight(element) {
  if (element.textContent) element.scrollIntoView({ block: 'nearest' });
}

export function saysWrong(element, expression, { effect, evaluateLater, cleanup }) {
  const read = evaluateLater(expression);
  element.setAttribute('role', 'alert');
  effect(() => read((text) => {
    element.textContent = text || '';
    element.hidden = !text;
    Alpine.nextTick(() => comeIntoSight(element));
  }));
  // The same mistake twice: it may have been scrolled away between.
  const form = element.closest('form');
  const again = () => Alpine.nextTick(() => comeIntoSight(element));
  if (!form) return;
  form.addEventListener('submit', again);
  cleanup(() => form.removeEventListener('submit', again));
}

Alpine.directive('wrong', (element, { expression }, tools) => saysWrong(element, expression, tools));
