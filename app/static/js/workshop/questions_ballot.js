// One person's ballot: a tap casts, and the word saved stands only where the server said done.

import { isUnnamed } from '../shared/asked.js';
import { entryAt } from '../shared/grid.js';
import { merged } from '../shared/merged.js';
import { MODELS } from '../shared/references.js';
import { cellKey, named, room } from '../shared/room.js';
import { choicesOf, ended, word } from '../shared/words.js';
import { inView } from './focus.js';
import { onTheWay } from './focus_pace.js';
import { isLow } from './questions_asked.js';
import { offered } from './questions_offers.js';
import { reasoning } from './questions_reason.js';
import { mayVote, onItsWay } from './questions_votes.js';

const UNNAMED = 'Nobody sees whose answer it is, now or later: they are counted together, from four on.';
const KEPT = 'Not saved yet. It is kept here and sent as soon as the line is back.';

// A letter alone says nothing of the model.
const called = (choice) => (MODELS[choice] ? `${word(choice)}, ${MODELS[choice].name}` : word(choice));

// Whether the cell in view takes a vote from here, and where to go on where it does not.
export const voting = () => merged(inView, onTheWay, { get may() { return mayVote(room().at); } });

export function ballot() {
  return merged(voting(), reasoning, offered, {
    get choices() { return choicesOf(this.key); },
    get asks() { return this.question ? entryAt(room().at).question : 'Who is accountable?'; },
    sure: [1, 2, 3, 4, 5],
    refused: '',

    init() { this.watchReason(); },

    get sending() { return onItsWay(this.key); },
    get chosen() {
      if (this.sending) return this.sending.choice || '';
      return room().mine[this.key] || '';
    },
    get status() {
      if (this.offer) return this.offerWords;
      if (this.refused) return `Not saved: ${this.refused}`;
      if (this.chosen && !this.sending && room().mine_older.includes(this.key)) return `Saved: ${ended(called(this.chosen))} The wording was mended since: look again.`;
      if (this.sending && room().line !== 'live') return KEPT;
      if (this.sending) return 'Saving…';
      if (this.chosen && this.unkept) return `Reason not saved yet. Your vote for ${word(this.chosen)} is saved.`;
      if (this.chosen && this.unnamed) return `${ended(`Saved: ${called(this.chosen)}`)} ${UNNAMED}`;
      if (this.chosen) return `${ended(`Saved: ${called(this.chosen)}`)} Hidden from everybody until the reveal${room().you.role === 'adviser' ? ', then shown beside the votes: you advise' : ''}.${this.owed}`;
      if (this.unnamed) return `Tap one. ${UNNAMED}`;
      return `Tap one. Nobody sees your choice before the reveal.${room().names === 'people' ? ' After it, who chose what may be shown.' : ''}`;
    },
    get unnamed() { return isUnnamed(this.question); }, // so a reason would tell whose it is
    get owed() { return !this.unnamed && isLow(this.chosen) && !this.kept ? ' Say in a sentence what is missing: add it below.' : ''; },
    get mark() {
      if (this.saved) return 'saved';
      return room().line === 'live' ? 'saving…' : 'not saved yet';
    },
    get shut() { return room().line === 'closed'; },
    get saved() { return Boolean(this.chosen) && !this.sending && !this.refused; },

    tap(event) {
      const target = event.target.closest('.choice');
      if (target) this.cast(target.value);
    },
    cast(choice) {
      if (!this.question) room().pick = room().at;
      this.castHere(choice);
    },
    castHere(choice) {
      clearTimeout(this.pause);
      const at = this.about();
      const vote = { ...named(at), choice };
      if (this.confidence) vote.confidence = this.confidence;
      if (this.reason.trim()) vote.reason = this.reason.trim();
      this.send('cast-vote', vote);
    },
    beSure(level) {
      this.confidence = this.confidence === level ? 0 : level;
      if (this.chosen) this.cast(this.chosen);
    },
    withdraw() {
      clearTimeout(this.pause);
      this.send('withdraw-vote', named(room().at));
    },
    async send(name, fields) {
      this.refused = '';
      room().leave(cellKey(fields));
      const answer = await room().ask(name, fields, true);
      if (!answer.why) return this.arrived(fields);
      // Where the cell is closed or out of sight, so is the place beside the choices.
      const seen = cellKey(fields) === this.key;
      if (seen && this.offer) return;
      if (seen && answer.code !== 'wrong-state') this.refused = answer.why;
      else if (!this.wasLate(fields, seen)) room().trouble = `Your vote on ${entryAt(fields).name} was not saved. ${answer.why}`;
    },
  });
}
