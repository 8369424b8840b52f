// Who is heard first: one voice of each view that does not lead alone, by name where names are out.

import { merged } from '../shared/merged.js';
import { room, somebody } from '../shared/room.js';
import { ended, sentence, word } from '../shared/words.js';
import { inView } from './focus.js';

export const speakers = () => merged(inView, {
  get voices() {
    return (this.now.speakers || []).map(({ choice, represents, person }) => {
      const { name = '' } = somebody(person);
      const me = person && person === room().you.person && room().view === 'participant';
      return { choice, name: me ? '' : name, who: me ? 'you' : !name && word(represents), says: `for ${word(choice)}` };
    });
  },
});

export function speakersAloud(now) {
  const told = (now.speakers || []).map(({ choice, represents, person }) => `${somebody(person).name || word(represents)} for ${word(choice)}`);
  return told.length ? ended(`Hear first: ${sentence(told)}`) : '';
}
