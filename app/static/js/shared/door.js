// Asking at the door: under one id until it is answered, so that a lost answer doubles nobody.

import { call } from './api.js';
import { newId } from './ids.js';

function read(place) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place));
    if (kept && Array.isArray(kept.lost)) return kept;
  } catch {
    // Nothing readable is the same as nothing kept.
  }
  return { id: newId(), lost: [], told: '' };
}

function keep(place, kept) {
  try {
    if (kept) sessionStorage.setItem(place, JSON.stringify(kept));
    else sessionStorage.removeItem(place);
  } catch {
    // Without storage it is known as long as nothing is loaded anew: to `held`.
  }
  held[place] = kept;
}

const held = {};

// `lost` are bodies of which it is not known whether they arrived; the newest last. Where another one
// did, the answer has it as `before`, and asking for that again is what lets one in.
export async function knock(path, body) {
  const place = `remit:asked:${path}`;
  const text = JSON.stringify(body);
  let kept = held[place] || read(place);
  if (kept.told && kept.told !== text) kept = { id: newId(), lost: [], told: '' };
  const others = kept.lost.filter((one) => one !== text);
  keep(place, { ...kept, lost: [...others, text] });
  const answer = await call('POST', path, { ...body, id: kept.id });
  if (!answer.why) keep(place, null);
  else if (answer.code === 'conflict' && others.length) {
    const before = others.at(-1);
    keep(place, { ...kept, lost: others, told: before });
    return { ...answer, before: JSON.parse(before) };
  } else if (answer.code === 'conflict') keep(place, null);
  else if (answer.code !== 'unavailable') keep(place, { ...kept, lost: others });
  return answer;
}
