// A name that was taken already got a number: whoever wonders about it is told why.

import { recall, remember } from '../shared/remember.js';
import { room } from '../shared/room.js';

const typed = (code) => `remit:${code}:typed`;

export function rememberTyped(code, name) {
  remember(typed(code), name);
}

export function naming() {
  return {
    get numbered() {
      const { name } = room().you;
      const [, stem] = /^(.+) \d+$/.exec(name || '') || [];
      const wrote = recall(typed(room().workshop.code));
      if (!stem || wrote === name || !wrote.startsWith(stem)) return '';
      return `Somebody here is called ${wrote} already, so that the room knows you as ${name}.`;
    },
  };
}
