// The first page: starting a workshop, or finding the way to one by its code.

import { call } from './shared/api.js';
import { below } from './shared/prefix.js';

export function starting() {
  return {
    form: { service: '', facilitator: '', model: '', description: '', business_function: '', vendors: '' },
    wrong: '',
    field: '',
    busy: false,
    check() {
      const asked = [
        ['service', 'Name the application service.'],
        ['model', 'Choose the reference model to start from.'],
        ['facilitator', 'Write your name: you facilitate.'],
      ];
      return asked.find(([field]) => !this.form[field].trim()) || ['', ''];
    },
    async start() {
      [this.field, this.wrong] = this.check();
      if (this.wrong) return this.point();
      this.busy = true;
      const { service, model, facilitator, description, business_function: area } = this.form;
      const body = { service: service.trim(), model, facilitator: facilitator.trim() };
      if (description.trim()) body.description = description.trim();
      if (area.trim()) body.business_function = area.trim();
      const vendors = this.form.vendors.split(',').map((name) => name.trim()).filter(Boolean);
      if (vendors.length) body.vendors = vendors;
      const answer = await call('POST', '/api/workshops', body);
      if (answer.code && !answer.why) return location.assign(below(`/w/${answer.code}/facilitate`));
      this.busy = false;
      this.wrong = answer.why;
      return this.point();
    },
    point() {
      const field = document.getElementById(this.field === 'model' ? 'model-A' : this.field);
      if (field) field.focus();
    },
  };
}

export function byCode() {
  return {
    code: '',
    wrong: '',
    go() {
      const code = this.code.trim().toUpperCase().replace(/[\s-]/g, '');
      this.wrong = code ? '' : 'Type the code that the stage shows.';
      if (code) location.assign(below(`/w/${encodeURIComponent(code)}`));
    },
  };
}
