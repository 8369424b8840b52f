// One key for each step: a key presses the button that names it, so the list is never out of date.

import { recall, remember } from './remember.js';
import { room } from './workshop.js';

const OFF = 'remit:keys-off';
const BREATH = 1000; // milliseconds without a key: then nobody is in the middle of a word

function typing(target) {
  return target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]');
}

function visible(button) {
  return !button.disabled && button.getClientRects().length > 0;
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

export function keys() {
  return {
    off: recall(OFF) === '1',
    list: [],
    field: null, // where somebody writes, and since when no key was pressed there
    typed: 0,
    clicked: null,

    // Who has handed over acts no more: what is out of sight is not pressed, by a key neither.
    init() { this.$watch('acts', () => document.querySelectorAll('dialog[open]').forEach((one) => one.close())); },
    get acts() { return room().you.role === 'facilitator'; },

    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (typing(event.target)) {
        this.wrote(event.key === 'Enter' || event.key === 'Escape' ? null : event.target);
        if (event.key === 'Escape') event.target.blur();
        return;
      }
      if (event.repeat || this.midWord()) return;
      if (this.off && event.key !== '?') return;
      const button = buttonFor(event.key.toLowerCase());
      if (!button) return;
      event.preventDefault();
      if (button.matches('input, textarea, summary')) button.focus();
      if (!button.matches('input, textarea')) button.click();
    },
    wrote(field) {
      this.field = field;
      this.typed = Date.now();
    },
    // The field went away under the fingers, as another facilitator went on: words are no keys.
    midWord() {
      const gone = this.field && this.field.getClientRects().length === 0;
      if (!gone || Date.now() - this.typed > BREATH) return false;
      this.typed = Date.now();
      return true;
    },
    // The second click of a double click was not meant for what the first one put in its place.
    click(event) {
      const button = event.target.closest('button');
      if (event.detail < 2) this.clicked = button;
      else if (button !== this.clicked) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    turn() {
      this.off = !this.off;
      remember(OFF, this.off ? '1' : '');
    },
    help() {
      const seen = new Map();
      for (const button of keyed(document)) {
        const does = button.dataset.does || button.firstChild.textContent.trim();
        if (!seen.has(button.dataset.key)) seen.set(button.dataset.key, does);
      }
      this.list = Array.from(seen, ([key, does]) => ({ key: key.toUpperCase(), does }));
      this.show('keys');
    },
    show(id) {
      const dialog = document.getElementById(id);
      dialog.dispatchEvent(new Event('opening'));
      dialog.showModal();
    },
    close(id) { document.getElementById(id).close(); },
  };
}
