// Entry of the portfolio: all services of the installation, for who has the owner's or a reading link.

import { Alpine } from './shared/alpine.js';
import { call } from './shared/api.js';
import { recall, remember } from './shared/remember.js';
import './shared/said.js';
import './shared/wrong.js';
import { filtering } from './portfolio/filtering.js';
import './portfolio/pictures.js';
import { readers } from './portfolio/readers.js';
import { relationships } from './portfolio/relationships.js';
import { services } from './portfolio/services.js';
import { begin } from './portfolio/shelf.js';
import { totals } from './portfolio/totals.js';

function leaving() {
  return {
    async leave() {
      await call('DELETE', '/api/portfolio/cookie');
      location.reload();
    },
  };
}

const components = { filtering, leaving, readers, relationships, services, totals };
Object.keys(components).forEach((name) => Alpine.data(name, components[name]));
begin();
// On a phone the list comes first; on a wide page what it comes to stands open, until it is closed.
const sums = document.querySelector('details.sums');
sums.open = matchMedia('(width >= 52rem)').matches && !recall('portfolio-sums');
sums.addEventListener('toggle', () => remember('portfolio-sums', sums.open ? '' : 'closed'));
Alpine.start();
