// What was signed of a matrix, and the files of it.

import { revisionsOf } from '../shared/revisions.js';

const FILES = {
  'matrix.pdf': 'PDF', 'matrix.xlsx': 'XLSX', 'matrix.csv': 'CSV', 'matrix.json': 'JSON', 'matrix.md': 'Markdown',
  'session.html': 'Web page', 'minutes.md': 'Minutes', 'actions.csv': 'Actions', 'calendar.ics': 'Calendar',
};

export const revisions = () => revisionsOf(FILES);
