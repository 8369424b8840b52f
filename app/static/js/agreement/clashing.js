// A clash: what somebody else wrote meanwhile beside what was written here, field by field.

import { fieldWord, valueWord } from './wording.js';

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The fields that both told otherwise than it stood when this was begun, and not alike.
export function clashOf(section, stood, now, written) {
  const names = Object.keys(stood).filter((name) => !same(now[name], stood[name]) && !same(written[name], stood[name]) && !same(written[name], now[name]));
  return names.map((name) => ({
    name, word: fieldWord(section, name), theirs: valueWord(name, now[name]), mine: valueWord(name, written[name]),
  }));
}

// What was told here: of a new item whatever stands in a field, of another one what is otherwise.
export function changed(stood, written) {
  const names = Object.keys(written).filter((name) => (name in stood ? !same(written[name], stood[name]) : written[name] !== '' && !same(written[name], [])));
  return Object.fromEntries(names.map((name) => [name, written[name]]));
}
