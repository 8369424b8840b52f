// Which key was pressed, whatever the keyboard writes: the letter as it stands on a Latin layout, else
// the key's own place, as the letters of other scripts stand beside the Latin ones on one keyboard.

const LATIN = /^\p{Script=Latin}$/u;
const LETTER = /^\p{L}$/u;
const NAMED = { '؟': '?' }; // the same question, written the other way

// The Latin name of a key by its place: KeyR is r, Digit1 is 1.
function place(code) {
  const found = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code || '');
  return found ? (found[1] || found[2]).toLowerCase() : '';
}

export function layoutOf() {
  return {
    other: false, // whether the last letter was of another script: its neighbours are no Latin marks

    // Listens to every key, in fields too, and answers what it is called.
    named(event) {
      const key = event.key || ''; // a field that a browser fills in tells of no key
      if (LETTER.test(key)) this.other = !LATIN.test(key);
      const own = NAMED[key] || key.toLowerCase();
      const there = place(event.code);
      if (/^[a-z0-9]$/.test(own) || !there || key.length > 1) return own;
      // Digits are in one row everywhere; where they need Shift, as in France, they do without it here.
      if (/\d/.test(there)) return event.shiftKey ? own : there;
      return this.other ? there : own;
    },
  };
}
