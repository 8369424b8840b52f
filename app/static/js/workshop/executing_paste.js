// Rows out of a spreadsheet: what is pasted, and what the kinds of executors are called there.

export const FIELDS = ['name', 'kind', 'hours', 'contact', 'escalation', 'steps_in'];
const ROWS = 200; // more than any matrix has

const KINDS = { internal: 'internal', team: 'internal', own: 'internal', vendor: 'vendor', supplier: 'vendor', cloud: 'cloud' };

// Cells in rows, as a spreadsheet puts them: tabs between, a line each; null where it is one text alone.
export function pasted(text) {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').slice(0, ROWS);
  if (lines.length < 2 && !text.includes('\t')) return null;
  return lines.map((line) => line.split('\t').map((one) => one.trim()));
}

// What one of these rows says, from the field on that it was pasted into.
export function fields(row, from) {
  const first = FIELDS.indexOf(from);
  const told = row.map((text, place) => [FIELDS[first + place], text]).filter(([name, text]) => name && text);
  const found = Object.fromEntries(told);
  if (found.kind) found.kind = KINDS[found.kind.toLowerCase()] || 'internal';
  return found;
}
