// The first page: starting a workshop, or finding the way to one by its code.

import { wayTo } from './shared/codes.js';
import { cookiesKept } from './shared/cookies.js';
import { knock } from './shared/door.js';
import { merged } from './shared/merged.js';
import { below } from './shared/prefix.js';
import { templating } from './template.js';

// The room that chooses its model begins with that question, and with nothing taken from a model.
const CHOOSES = { model: 'C', chapter: 'ambition' };
const LOST = 'The server did not answer, so it is not known whether the workshop is open. Try again: there will not be two.';

export function starting() {
  return merged(templating, {
    form: { service: '', facilitator: '', model: '', template: '', description: '', business_function: '', vendors: '' },
    wrong: '',
    field: '',
    busy: false,
    check() {
      const asked = [
        ['service', 'Name the application service.'],
        ['model', 'Choose where to start from.'],
        ['facilitator', 'Write your name: you facilitate.'],
      ];
      return asked.find(([field]) => !this.form[field].trim()) || ['', ''];
    },
    async start() {
      [this.field, this.wrong] = this.check();
      if (this.wrong) return this.point();
      this.busy = true;
      const template = await this.template();
      if (template && template.why) {
        Object.assign(this, { busy: false, wrong: template.why, field: this.form.template === 'file' ? 'template-file' : '' });
        return this.point();
      }
      const { service, model, facilitator, description, business_function: area } = this.form;
      const begins = model === 'choose' ? CHOOSES : { model };
      const body = { service: service.trim(), ...begins, facilitator: facilitator.trim() };
      if (description.trim()) body.description = description.trim();
      if (area.trim()) body.business_function = area.trim();
      const vendors = this.form.vendors.split(',').map((name) => name.trim()).filter(Boolean);
      if (vendors.length) body.vendors = vendors;
      if (template) body.template = template;
      const kept = await cookiesKept();
      const answer = kept.why ? { ...kept, lost: false } : await knock('/api/workshops', body);
      if (answer.code && !answer.why) return location.assign(below(`/w/${answer.code}/facilitate`));
      this.busy = false;
      this.wrong = answer.lost ? LOST : answer.why;
      if (answer.before) this.openedBefore(answer.before);
      return this.point();
    },
    // An answer that was lost had opened one from here, of which something else was written then.
    openedBefore(before) {
      const model = before.chapter === CHOOSES.chapter ? 'choose' : before.model;
      const template = this.templateOf(before);
      this.form = { description: '', business_function: '', ...before, model, template, vendors: (before.vendors || []).join(', ') };
      this.wrong = `From here \u2068${before.service}\u2069 is open already, as it stands here again. Start again to go there; change something to open another one.`;
    },
    point() {
      const field = document.getElementById(this.field === 'model' ? 'model-A' : this.field);
      if (field) field.focus();
    },
  });
}

const NO_SUCH = 'There is no workshop or agreement with this code. Look at the stage once more, or at the link you were sent.';
const WAIT = 'Too many wrong codes came from here: wait a minute, then try again.';

// What speaks against going there; a page that cannot be had now says so itself.
async function against(way) {
  try {
    const { status } = await fetch(below(way.split('#')[0]));
    return { 404: NO_SUCH, 429: WAIT }[status] || '';
  } catch {
    return 'The server did not answer. Try again in a moment.';
  }
}

export function byCode() {
  return {
    code: '',
    wrong: '',
    busy: false,
    init() { this.wrong = this.$root.dataset.wrong; },
    async go() {
      const way = wayTo(this.code);
      this.wrong = '';
      this.busy = true;
      this.wrong = way ? await against(way) : 'Type the code that the stage shows.';
      this.busy = false;
      if (!this.wrong) return location.assign(below(way));
      return document.getElementById('code').focus();
    },
  };
}
