// One key for each step: a key presses the button that names it, so the list is never out of date.

import { dialog } from '../shared/dialog.js';
import { merged } from '../shared/merged.js';
import { recall, remember } from '../shared/remember.js';
import { room } from '../shared/room.js';
import { handsOf } from './hands.js';
import { layoutOf } from './layout.js';

const OFF = 'remit:keys-off';

export const keysOff = () => recall(OFF) === '1';

function typing(target) {
  return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');
}

function visible(button) {
  return !button.disabled && button.getClientRects().length > 0 && getComputedStyle(button).visibility === 'visible';
}

function buttonFor(key) {
  const open = document.querySelector('dialog[open]');
  const within = open || document;
  return Array.from(within.querySelectorAll('[data-key]')).find((button) => button.dataset.key === key && visible(button));
}

// Steps that are not possible now have their keys all the same: they wait in templates.
function keyed(place) {
  const waiting = Array.from(place.querySelectorAll('template')).flatMap((one) => keyed(one.content));
  return [...place.querySelectorAll('[data-key]'), ...waiting].filter((one) => !/\d/.test(one.dataset.key));
}

function pressed(event, hands, layout) {
  const key = layout.named(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) {
    hands.wrote(event.key === 'Enter' || event.key === 'Escape' ? null : event.target);
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (event.repeat || hands.midWord()) return;
  if (room().keysOff && key !== '?') return;
  const button = buttonFor(key);
  if (!button) return;
  event.preventDefault();
  if (button.matches('input, textarea, summary')) button.focus();
  if (!button.matches('input, textarea')) button.click();
}

// The whole console listens, wherever the keys are pressed and the clicks fall.
export function listen(desk) {
  const hands = handsOf();
  const layout = layoutOf();
  addEventListener('keydown', (event) => pressed(event, hands, layout));
  desk.addEventListener('click', (event) => hands.click(event), true);
}

export function keys() {
  return merged(dialog, {
    list: [],
    get off() { return room().keysOff; },
    turn() {
      room().keysOff = !room().keysOff;
      remember(OFF, room().keysOff ? '1' : '');
    },
    fill() {
      const seen = new Map();
      for (const button of keyed(document)) {
        const does = button.dataset.does || button.firstChild.textContent.trim();
        if (!seen.has(button.dataset.key)) seen.set(button.dataset.key, does);
      }
      this.list = Array.from(seen, ([key, does]) => ({ key: key.toUpperCase(), does }));
    },
  });
}
