// The three answers a session is for, once all is signed: what operating is made of, what governs it, where IT adds value.

import { cellName, places } from '../shared/grid.js';
import { cellAt, room } from '../shared/room.js';
import { counted, ended, sentence, VALUES, word } from '../shared/words.js';
import { risksCounted } from './risks.js';

const MOST = 5; // cells that are named

const cells = () => places().map((place) => ({ ...place, ...cellAt(place.key) }));

function found() {
  const all = cells().filter((one) => one.state === 'decided');
  const of = VALUES.map((value) => [value, all.filter((one) => one.accountable === value).length]).filter(([, count]) => count);
  const processes = new Set(all.map((one) => one.process)).size;
  const answered = sentence(of.map(([value, count]) => `${word(value)} ${count}`));
  const reached = all.filter((one) => (one.executors || []).some((who) => who.contact)).length;
  const called = reached ? ` Somebody can be called for ${reached}.` : '';
  return `${counted(processes, 'support process', 'support processes')} in ${counted(all.length, 'cell', 'cells')}. ${ended(answered)}${called}`;
}

function governed() {
  const { cases, promises, registers, signatures } = room();
  const risks = risksCounted();
  const still = promises.filter((one) => one.state === 'open').length;
  const passing = cases.filter((one) => !one.found).length;
  const told = [
    registers.contracts && counted(registers.contracts, 'contract', 'contracts'),
    registers.benefits && counted(registers.benefits, 'benefit to validate', 'benefits to validate'),
    risks.all && `${counted(risks.all, 'risk', 'risks')}, ${risks.accepted} accepted`,
    still && counted(still, 'promise to keep', 'promises to keep'),
    cases.length && `${counted(cases.length, 'case', 'cases')}, ${passing} passing`,
    signatures.length && counted(signatures.filter((one) => one.state === 'signed').length, 'signature', 'signatures'),
  ].filter(Boolean);
  return told.length ? ended(told.join('; ')) : 'No contract, risk, promise or case was written down.';
}

function valued() {
  const marked = cells().filter((one) => one.value).sort((one, other) => other.value - one.value);
  const named = marked.slice(0, MOST).map((one) => `${cellName(one)} (${one.value})`);
  const more = marked.length > MOST ? ` and ${marked.length - MOST} more` : '';
  return named.length ? `${named.join(', ')}${more}.` : 'Nobody has marked a cell.';
}

export function closing() {
  return {
    get answers() {
      return [
        { asks: 'Which activities of operating we found', says: found() },
        { asks: 'What governs them', says: governed() },
        { asks: 'Where IT can add value', says: valued() },
      ];
    },
  };
}
