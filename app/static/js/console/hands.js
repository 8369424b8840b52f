// What the hands are in the middle of: a word being typed, a double click.

import { steady } from '../shared/clock.js';

const BREATH = 1000; // milliseconds without a key: then nobody is in the middle of a word

export function handsOf() {
  return {
    field: null, // where somebody writes, and since when no key was pressed there
    typed: 0,
    clicked: null,

    wrote(field) {
      this.field = field;
      this.typed = steady();
    },
    // The field went away under the fingers, as another facilitator went on: words are no keys.
    midWord() {
      const gone = this.field && this.field.getClientRects().length === 0;
      if (!gone || steady() - this.typed > BREATH) return false;
      this.typed = steady();
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
  };
}
