// A service in words, as its line in the portfolio says them.

import { day } from '../shared/dates.js';
import { below } from '../shared/prefix.js';
import { counted, sentence, word } from '../shared/words.js';

const ORIGINS = { built: 'Built', bought: 'Bought', saas: 'SaaS' };

export function standing(one) {
  const since = day((one.since || '').slice(0, 10));
  if (one.state === 'signed-off') {
    return one.in_force === one.revision ? ['In force', `revision ${one.revision}, since ${since}`]
      : ['Signed off', `revision ${one.revision}, ${since}; not all have signed`];
  }
  const before = one.in_force ? `revision ${one.in_force} in force` : one.revision && `revision ${one.revision} signed`;
  return ['Open', [since && `since ${since}`, before].filter(Boolean).join('; ')];
}

function near(one) {
  if (one.distance === null) return 'nothing decided';
  const [nearest] = Object.keys(one.distances);
  const differ = one.distance ? `${counted(one.distance, 'cell differs', 'cells differ')}` : 'as it says';
  return one.model === 'C' ? `nearest ${nearest}, ${one.distance ? differ : 'as it says'}` : differ;
}

function risks(one) {
  return Object.keys(one.risk_states).map((state) => `${one.risk_states[state]} ${state}`).join(', ');
}

// Who got it, who runs it, and without whom; the business's own way is told first.
function got(one) {
  const { origin, buyer, engager, runner, adviser } = one.intake;
  const engaged = engager || one.engaged_by.join(', ');
  const said = [
    buyer ? `bought by ${buyer}` : ORIGINS[origin] && ORIGINS[origin].toLowerCase(),
    engaged && `vendor engaged by ${engaged}`,
    one.holders.length && `contract with ${sentence(one.holders.map((it) => word(it) || it))}`,
    runner && `run by ${runner}`,
    adviser ? `advised by ${adviser}` : (buyer || engaged) && 'no adviser named',
  ].filter(Boolean);
  return said.length ? `${said[0][0].toUpperCase()}${said[0].slice(1)}${said.slice(1).map((it) => `; ${it}`).join('')}` : '';
}

function moves(one) {
  return [
    one.changes && `${counted(one.changes, 'cell changes hands', 'cells change hands')}${one.next_change ? `, next ${day(one.next_change)}` : ''}`,
    one.drift && `${counted(one.drift, 'cell', 'cells')} not as signed`,
  ].filter(Boolean).join('; ');
}

export function described(one, today) {
  const [state, since] = standing(one);
  return {
    code: one.code,
    service: one.service,
    address: below(`/w/${one.code}`),
    about: [one.business_function, one.code].filter(Boolean).join(' · '),
    marks: one.marks,
    processes: one.processes,
    decided: `${one.decided} of ${one.cells} decided`,
    model: `Model ${one.model}`,
    near: near(one),
    state,
    since,
    promises: one.promises ? `${one.promises} open` : 'None',
    overdue: one.overdue ? `${one.overdue} overdue` : '',
    oldest: one.oldest_promise ? `oldest ${counted(one.oldest_promise, 'day', 'days')}` : '',
    risks: one.risks ? risks(one) : 'None',
    lapsing: one.lapsing ? `${one.lapsing} ${one.lapsing === 1 ? 'lapses' : 'lapse'} within 90 days` : '',
    contracts: one.contracts ? `${one.contracts} recorded` : 'None',
    ends: one.next_contract ? `next ends ${day(one.next_contract)}` : '',
    ended: one.ended ? `${one.ended} ended` : '',
    got: got(one),
    cited: one.agreements ? `In ${counted(one.agreements, 'agreement', 'agreements')}` : '',
    led: [one.business_led && 'Business-led', one.nothing_for_it && 'Nothing decided for IT'].filter(Boolean).join(' · '),
    moves: moves(one) || 'None',
    review: one.intake['next-review'] ? `next review ${day(one.intake['next-review'])}` : '',
    late: Boolean(one.intake['next-review']) && one.intake['next-review'] < today,
  };
}
