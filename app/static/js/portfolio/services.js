// The list: a line a service, its columns' heads to sort by, and more below.

import { cellParts } from './column.js';
import { turned } from './asking.js';
import { counts, matrixPicture } from './pictures.js';
import { shelf } from './shelf.js';
import { processName } from './totals.js';
import { counted, word } from '../shared/words.js';

const NAMED = ['it-ops', 'it-delivery', 'business', 'tbd'];
// By what each column is sorted at the first press.
const FIRST = { service: 'service', model: '-distance', state: '-since', promises: '-overdue', risks: '-risks', contracts: 'ends', moves: '-drift' };

function inWords(one) {
  const found = counts(one.marks);
  const told = NAMED.filter((value) => found[value]).map((value) => `${found[value]} ${word(value)}`);
  return [...told, `${found.open || 0} open`].join(', ');
}

export function services() {
  return {
    get list() { return shelf().services; },
    get more() { return Boolean(shelf().next); },
    get columnName() { return processName(shelf().column); },
    get words() {
      const { total, busy, services: shown } = shelf();
      if (total === null) return busy ? 'Looking …' : '';
      return shown.length < total ? `${shown.length} of ${counted(total, 'service', 'services')}` : counted(total, 'service', 'services');
    },
    get none() {
      const { question, services: shown, total, open } = shelf();
      if (shown.length || total === null || !open) return '';
      const asked = question.q || question.state || question.model || question.only.length;
      return asked ? 'No service fits all of that. Take a filter away, or clear them.' : 'There is no service yet. Each workshop that is opened stands here from its first moment; a dry run does not.';
    },
    picture(one) { return matrixPicture(one.marks, inWords(one)); },
    parts(one) { return cellParts(one, shelf().column); },
    sort(column) { return shelf().ask({ sort: turned(shelf().question.sort, FIRST[column]) }); },
    sorted(column) {
      const { sort } = shelf().question;
      if (sort.replace('-', '') !== FIRST[column].replace('-', '')) return 'none';
      return sort.startsWith('-') ? 'descending' : 'ascending';
    },
    whole() { shelf().column = ''; },
    fetchMore() { return shelf().more(); },
  };
}
