// The one store of the portfolio's page: what is asked, what came, and whether the door is open.

import { Alpine } from '../shared/alpine.js';
import { call } from '../shared/api.js';
import { PLAIN, read, written } from './asking.js';
import { described } from './described.js';

const CLOSED = { open: false, services: [], totals: null, total: null, next: null, relationships: null, following: null };

const made = {
  open: null, // null: it is not known yet
  busy: false,
  wrong: '',
  question: { ...PLAIN },
  services: [],
  totals: null,
  total: null,
  next: null,
  relationships: null,
  following: null, // where their next page begins
  you: {},
  column: '', // a process across all services, in the place of whole matrices
  asked: 0,
  // Whoever asked last is shown what came; an answer that was overtaken is thrown away.
  async look() {
    this.asked += 1;
    const { asked } = this;
    const text = written(this.question);
    this.busy = true;
    history.replaceState(null, '', text ? `${location.pathname}?${text}` : location.pathname);
    const [page, totals] = await Promise.all([call('GET', `/api/portfolio?${text}`), call('GET', `/api/portfolio/totals?${text}`)]);
    if (asked !== this.asked) return;
    this.busy = false;
    if (page.why) return this.failed(page);
    Object.assign(this, { open: true, wrong: totals.why || '', totals: totals.why ? null : totals });
    Object.assign(this, { total: page.total, next: page.next, you: page.you, services: page.services.map((one) => described(one, page.today)) });
    if (!this.relationships) await this.relate();
  },
  async relate() {
    const page = await call('GET', `/api/portfolio/relationships${this.following ? `?after=${this.following}` : ''}`);
    if (page.why) return this.failed(page);
    this.relationships = (this.relationships || []).concat(page.relationships);
    this.following = page.next;
  },
  async more() {
    const { asked } = this;
    this.busy = true;
    const page = await call('GET', `/api/portfolio?${written(this.question)}&after=${this.next}`);
    if (asked !== this.asked) return;
    this.busy = false;
    if (page.why) return this.failed(page);
    Object.assign(this, { next: page.next, wrong: '', services: this.services.concat(page.services.map((one) => described(one, page.today))) });
  },
  failed(answer) {
    if (answer.code === 'forbidden') Object.assign(this, CLOSED);
    this.wrong = answer.why;
  },
  ask(change) {
    this.question = { ...this.question, ...change };
    return this.look();
  },
};

export function shelf() {
  return Alpine.store('portfolio');
}

// The part of the link behind the `#` is the key: taken, and wiped from the address.
function takenKey() {
  const key = location.hash.slice(1);
  if (key) history.replaceState(null, '', location.pathname + location.search);
  return key;
}

// A key makes this browser known; what it cannot do is said, and nothing is shown.
async function enter() {
  const key = takenKey();
  const answer = key ? await call('POST', '/api/portfolio/cookie', undefined, key) : {};
  if (answer.why) return shelf().failed(answer);
  if (!key && !document.body.dataset.inside) return shelf().failed({ code: 'forbidden', why: '' });
  return shelf().look();
}

export function begin() {
  Alpine.store('portfolio', made);
  shelf().question = read(location.search.slice(1));
  addEventListener('hashchange', () => location.hash.length > 1 && enter());
  return enter();
}
