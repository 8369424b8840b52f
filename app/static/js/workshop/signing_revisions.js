// What was signed, and the files of it.

import { day, moment } from '../shared/dates.js';
import { below } from '../shared/prefix.js';
import { room } from '../shared/room.js';

const FILES = {
  'matrix.pdf': 'PDF', 'matrix.xlsx': 'XLSX', 'matrix.csv': 'CSV', 'matrix.json': 'JSON', 'matrix.md': 'Markdown',
  'session.html': 'Web page', 'minutes.md': 'Minutes', 'actions.csv': 'Actions', 'calendar.ics': 'Calendar',
};

// A signed revision as files, or the draft; their times in UTC, and as clocks go here.
function filesOf(revision) {
  const where = below(`/api/workshops/${room().workshop.code}/`);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  return Object.keys(FILES).map((kind) => ({
    kind, name: FILES[kind], label: `${FILES[kind]} of revision ${revision}`,
    address: `${where}${kind}?${new URLSearchParams({ ...revision && { revision }, zone })}`,
  }));
}

export function revisions() {
  return {
    get signed() { return room().signed; },
    get last() {
      const all = room().revisions;
      return all.length ? all[all.length - 1] : {};
    },
    get lastDay() { return moment(this.last.signed_at); },
    get lastHash() { return (this.last.hash || '').slice(0, 12); },
    get files() { return filesOf(this.signed && room().workshop.revision); },
    // Every revision but the one whose files stand there already, the newest first.
    get others() {
      const others = room().revisions.filter((one) => !this.signed || one !== this.last);
      return others.map(({ revision, signed_at: at }) => ({
        revision, words: `Revision ${revision}, signed ${day(at)}:`, files: filesOf(revision),
      })).reverse();
    },
    get othersWords() { return this.signed ? 'Earlier revisions' : 'Signed revisions'; },
  };
}
