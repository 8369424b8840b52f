// The words people read for the words on the wire.

import { askedOf } from './asked.js';
import { MODELS } from './references.js';

export const VALUES = ['it-ops', 'it-delivery', 'business', 'tbd'];
export const CHOICES = VALUES.concat('abstain');
export const PARTIES = ['business', 'it-ops', 'it-delivery', 'vendor', 'other'];
// Whom a count can be of: anonymous answers are counted of all at once.
export const COUNTED = PARTIES.concat('all');

const WORDS = {
  'it-ops': 'IT OPS',
  'it-delivery': 'IT Delivery',
  business: 'Business',
  tbd: 't.b.d.',
  abstain: 'No view',
  vendor: 'Vendor',
  other: 'Other',
  all: 'Everybody',
  A: 'Model A',
  B: 'Model B',
  C: 'Model C',
  'knows-and-can': 'We know and can',
  'knows-not-yet': 'We know, cannot yet',
  'did-not-know': 'We did not know',
  yes: 'Yes',
  unsure: 'Unsure',
  no: 'No',
};

// What fits a cell of the small map.
const SHORT = { 'it-ops': 'OPS', 'it-delivery': 'Delivery', business: 'Business', tbd: 't.b.d.' };

const SCOPES = {
  application: 'Application',
  interface: 'Interface',
  both: 'Application & Interface',
};

export const OFFICES = {
  'relationship-manager': 'Relationship manager',
  'business-manager': 'Business manager',
  'it-manager': 'IT manager',
  'business-line-manager': 'Business line manager',
};

export function word(value) {
  return WORDS[value] || (/^[1-5]$/.test(value) ? value : '');
}

// What can be chosen of a cell, or of another question; those of a cell have marks.
export function choicesOf(key) {
  const asked = askedOf(key);
  const values = asked ? asked.choices.concat('abstain') : CHOICES;
  return values.map((value) => ({ value, name: word(value), mark: CHOICES.includes(value), model: MODELS[value] || null }));
}

export function short(value) {
  return SHORT[value] || '';
}

export function scopeWord(scope) {
  return SCOPES[scope] || '';
}

export function counted(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

// A sentence ends with one full stop, also behind an abbreviation.
export function ended(text) {
  return text.endsWith('.') ? text : `${text}.`;
}

export function sentence(list) {
  if (list.length < 2) return list.join('');
  return `${list.slice(0, -1).join(', ')} and ${list[list.length - 1]}`;
}
