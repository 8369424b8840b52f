// What was signed, and the files of it.

import { day, moment } from './dates.js';
import { below } from './prefix.js';
import { room } from './room.js';
import { stream } from './stream.js';

// A signed revision as files, or the draft; their times in UTC, and as clocks go here.
function filesOf(names, revision) {
  const where = below(stream('/'));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  return Object.keys(names).map((kind) => ({
    kind, name: names[kind], label: `${names[kind]} of revision ${revision}`,
    address: `${where}${kind}?${new URLSearchParams({ ...revision && { revision }, zone })}`,
  }));
}

// `names` are the files of a kind.
export function revisionsOf(names) {
  return {
    get signed() { return room().signed; },
    get last() {
      const all = room().revisions;
      return all.length ? all[all.length - 1] : {};
    },
    get lastDay() { return moment(this.last.signed_at); },
    get lastHash() { return (this.last.hash || '').slice(0, 12); },
    get files() { return filesOf(names, this.signed && this.last.revision); },
    // Every revision but the one whose files stand there already, the newest first.
    get others() {
      const others = room().revisions.filter((one) => !this.signed || one !== this.last);
      return others.map(({ revision, signed_at: at }) => ({
        revision, words: `Revision ${revision}, signed ${day(at)}:`, files: filesOf(names, revision),
      })).reverse();
    },
    get othersWords() { return this.signed ? 'Earlier revisions' : 'Signed revisions'; },
  };
}
