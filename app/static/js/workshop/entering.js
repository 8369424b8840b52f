// The vote of somebody without a device, put in by whoever facilitates: said in the room, or on a sheet.

import { merged } from '../shared/merged.js';
import { named, room } from '../shared/room.js';
import { choicesOf, PARTIES, word } from '../shared/words.js';
import { inView } from './focus.js';

export const handVotes = () => merged(inView, {
  form: { name: '', represents: 'business' },
  wrong: '',
  said: '',
  parties: PARTIES.map((value) => ({ value, name: word(value) })),

  get may() { return Boolean(this.key) && this.open && !room().signed; },
  get choices() { return choicesOf(this.key); },
  // The name stays: of a sheet one cell is put in after the other.
  async cast(choice) {
    const name = this.form.name.trim();
    this.said = '';
    this.wrong = name ? '' : 'Write whose vote it is.';
    if (this.wrong) return;
    const fields = { ...named(room().at), name, represents: this.form.represents, choice, round: this.now.round };
    const answer = await room().ask('vote-for', fields, true);
    this.wrong = answer.why || '';
    this.said = answer.why ? '' : `Saved for ${name}, as entered by you. Hidden until the reveal.`;
  },
});
