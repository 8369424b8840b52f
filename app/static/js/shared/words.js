// The words people read for the words on the wire.

export const VALUES = ['it-ops', 'it-delivery', 'business', 'tbd'];
export const CHOICES = VALUES.concat('abstain');
export const PARTIES = ['business', 'it-ops', 'it-delivery', 'vendor', 'other'];

const WORDS = {
  'it-ops': 'IT OPS',
  'it-delivery': 'IT Delivery',
  business: 'Business',
  tbd: 't.b.d.',
  abstain: 'No view',
  vendor: 'Vendor',
  other: 'Other',
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
  return WORDS[value] || '';
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
