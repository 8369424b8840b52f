// A vote that would have gone onto another state than it was made on: its owner sees both, and chooses.

import { room } from '../shared/room.js';
import { ended, word } from '../shared/words.js';

export const offered = {
  get offer() { return (this.may && !this.sending && room().offers[this.key]) || null; },
  get standing() { return room().mine[this.key] ? word(room().mine[this.key]) : ''; },
  get offerWords() {
    if (!this.offer) return '';
    const { ask, why } = this.offer;
    const chose = ask.choice ? ended(`You chose ${word(ask.choice)}`) : 'You took your vote back.';
    const now = this.standing ? `${this.standing} is what is saved.` : 'You have no vote in this round.';
    const wrote = ask.reason ? ` You wrote: “\u2068${ask.reason}\u2069”` : '';
    return `Not saved: ${why} ${chose} ${now}${wrote}`;
  },
  get takeWords() {
    const choice = this.offer && this.offer.ask.choice;
    return choice ? `Vote ${word(choice)} now` : 'Take my vote back now';
  },
  get leaveWords() { return this.standing ? `Keep ${this.standing}` : 'Leave it'; },
  takeOffer() {
    const { ask } = this.offer;
    if (!ask.choice) {
      this.withdraw();
      return;
    }
    this.reason = ask.reason || '';
    this.confidence = ask.confidence || 0;
    this.cast(ask.choice);
  },
  leaveOffer() { room().leave(this.key); },
};
