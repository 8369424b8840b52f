// One's own signature: given for exactly this revision, or refused with a sentence.

import { room } from './room.js';
import { lastSigned } from './signatures.js';

export function ownSigning({ changedWords, told }) {
  return {
    says: '', // what a second press would do, or what is being written
    why: '',
    wrong: '',

    init() { this.$watch('key', () => this.clear()); },
    get mine() { return room().signatures.filter((one) => one.person && one.person === room().you.person).map(told); },
    // A facilitator signs nothing, whatever was named before.
    get shown() { return this.mine.length > 0 && room().you.role !== 'facilitator'; },
    get key() { return this.mine.map((one) => `${one.key} ${one.state}`).join() + lastSigned().revision; },
    get waits() { return this.mine.some((one) => one.state !== 'signed'); },
    get offices() { return this.mine.map((one) => one.name).join(', '); },
    get revision() { return lastSigned().revision; },
    get hash() { return (lastSigned().hash || '').slice(0, 12); },
    get changed() { return changedWords(this.mine.find((one) => one.state !== 'signed') || {}); },
    get stands() { return this.mine.filter((one) => one.state !== 'asked').map((one) => `${one.name}: ${one.stands}`); },

    clear() { Object.assign(this, { says: '', why: '', wrong: '' }); },
    say(what) { Object.assign(this, { says: this.says === what ? '' : what, wrong: '' }); },
    // It stays for good, so it takes a second press in the same place.
    async sign() {
      if (this.says !== 'sign') return this.say('sign');
      return this.act('sign', { hash: lastSigned().hash });
    },
    async refuse() {
      if (!this.why.trim()) return Object.assign(this, { wrong: 'Say in a sentence why: it is printed beside your office.' });
      return this.act('refuse-signature', { why: this.why.trim() });
    },
    async act(name, fields) {
      const answer = await room().ask(name, { revision: this.revision, ...fields }, true);
      if (answer.why) this.wrong = answer.why;
      else this.clear();
      return answer;
    },
  };
}
