// Risks on the stage: how many, and how far; and the newest in a few words, as nobody reads more from there.

import { room } from '../shared/room.js';
import { riskTold, risksCounted, risksWords } from './risks.js';

const LONG = 150; // signs of each text

const begun = (text) => (text && text.length > LONG ? `${text.slice(0, LONG).trimEnd()}…` : text || '');

export function risksStage() {
  return {
    get any() { return room().risks.length > 0; },
    get words() { return risksWords(); },
    get lamps() {
      const { accepted, declined, documented, listed, understood, waiting } = risksCounted();
      return [['documented', documented], ['understood', understood], ['accepted', accepted], ['declined', declined], ['not answered', waiting]]
        .filter(([name, count], at) => at < 3 || count).map(([name, count]) => ({ name, count, of: listed }));
    },
    get newest() {
      const risk = riskTold(room().risks.at(-1));
      const texts = [['Consequence', risk.consequence], ['Doing nothing costs', risk.doing_nothing], ['Mitigation', risk.mitigation]];
      return { ...risk, texts: texts.filter(([, text]) => text).map(([name, text]) => ({ name, text: begun(text) })) };
    },
  };
}
