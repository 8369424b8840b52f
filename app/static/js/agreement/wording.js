// The words of an agreement: its sections, their fields, and what stands in a field as people read it.

import { day, moment } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { rhythmWords } from './rhythm.js';

export const SECTIONS = {
  philosophy: 'Relationship philosophy',
  staff: 'Partner plan staff',
  meetings: 'Engagement strategy',
  objectives: 'Shared objectives',
  actions: 'Action plan',
  acceptance: 'Acceptance',
  appendices: 'Appendices',
};

export const LEVELS = { strategic: 'Strategic', tactical: 'Tactical', operational: 'Operational' };

const FIELDS = {
  text: 'Text', name: 'Name', person: 'Name', title: 'Title', contact: 'Contact', role: 'Role', level: 'Level', deputy: 'Deputy', side: 'Side',
  purpose: 'Purpose', every: 'How often', starts: 'First time', zone: 'Time zone', attendees: 'Who attends',
  measure: 'Measure', due: 'Due', owner: 'Owner', objective: 'Objective', link: 'Link', revision: 'Revision', hash: 'Hash', workshop: 'Workshop',
  singles: 'Single dates', state: 'What became of it',
};
const OF = { 'meetings title': 'Meeting', 'objectives title': 'Objective', 'actions title': 'What is done' };
// What one item of a section is called in a sentence.
const ONE = {
  philosophy: 'the philosophy', staff: 'staff', meetings: 'meeting', objectives: 'objective', actions: 'action',
  appendices: 'appendix', citations: 'cited matrix', proposals: 'proposal',
};

export const fieldWord = (section, name) => OF[`${section} ${name}`] || FIELDS[name] || name;
export const oneWord = (section) => ONE[section] || section;
export const sideName = (side) => room().agreement.sides[side] || 'neither side';
export const levelWord = (level) => LEVELS[level] || '';

const objectiveName = (id) => (room().objectives.find((one) => one.id === id) || {}).title || '';

const WRITTEN = {
  side: sideName,
  level: levelWord,
  every: rhythmWords,
  due: day,
  attendees: (names) => names.join(', '),
  objective: objectiveName,
  starts: (text) => `${day(text.slice(0, 10))}, ${text.slice(11)}`,
};

// A value as it is read; what is empty is said to be.
export function valueWord(name, value) {
  const told = value === undefined || value === null || value === '' ? '' : (WRITTEN[name] || String)(value);
  return told || 'nothing';
}

// Who changed something last, and when.
export function changedWords({ changed_by: by, changed_at: at }) {
  return at ? `${by || 'Somebody'}, ${moment(at)}` : '';
}

// What an item is known by, wherever it is spoken of.
export function titleOf(one) {
  return one ? one.title_of || one.service || (one.side === undefined ? one.title : one.name) || one.name || '' : '';
}

export const SECTION_OF = { s: 'staff', m: 'meetings', o: 'objectives', a: 'actions', x: 'appendices', c: 'citations' };
export const sectionOf = (item) => SECTION_OF[(item || '')[0]] || '';
export const itemOf = (item) => (room()[sectionOf(item)] || []).find((one) => one.id === item);
