// Two signed revisions of an agreement side by side: section by section, item by item.

import { comparison } from '../shared/comparing.js';
import { merged } from '../shared/merged.js';
import { SECTIONS } from './wording.js';

const NAMES = { ...SECTIONS, citations: 'Cited matrices', held: 'Meetings held' };
const HOW = [['added', 'added'], ['dropped', 'removed'], ['changed', 'changed']];

const itemsOf = (told, how, word) => told[how].map((one) => ({
  key: `${how} ${one.item}`, word, title: one.title, fields: (one.fields || []).map((it) => ({ key: it.name, words: it.words })),
}));

export function sectionsOf(sections) {
  return Object.keys(sections).map((name) => ({ name: NAMES[name] || name, items: HOW.flatMap(([how, word]) => itemsOf(sections[name], how, word)) }))
    .filter((one) => one.items.length);
}

export function comparing() {
  return merged(comparison(), {
    get sections() { return this.answer ? sectionsOf(this.answer.sections) : []; },
    get philosophy() { return this.answer && this.answer.philosophy.changed ? this.answer.philosophy : null; },
    get words() {
      if (!this.answer) return this.wrong ? '' : 'Reading …';
      return this.sections.length || this.philosophy || this.about.length ? '' : 'Both say the same.';
    },
  });
}
