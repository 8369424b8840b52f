// What is wanted of this reader in each part of the page, as a number; 0: nothing.

import { isPast } from '../shared/dates.js';
import { room } from '../shared/room.js';
import { QUESTIONS } from './questions.js';

const asked = () => (room().sided ? QUESTIONS.filter((id) => (room().questions[id] || { state: 'open' }).state === 'open' && !room().mine[id]).length : 0);
const proposed = () => (room().drafts && room().sided ? room().proposals.filter((one) => one.state === 'open' && one.side !== room().you.side).length : 0);
const late = () => room().actions.filter((one) => !one.state && isPast(one.due)).length;
const unsigned = () => room().signatures.filter((one) => one.person && one.person === room().you.person && one.state !== 'signed').length;

const WANTED = { standing: asked, agreement: proposed, meetings: late, signing: unsigned };

export const wantedIn = (part) => (WANTED[part] ? WANTED[part]() : 0);
