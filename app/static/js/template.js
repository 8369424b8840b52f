// The first page: what the matrix is made of at the beginning; one of ours, as in another workshop, or a file.

import { call } from './shared/api.js';

const MOST = 60 * 1024; // bytes, as the server takes them
const MISSING = 'Choose a template file: a workshop gives one away, before its session.';
const NONE = 'This is no template file. A workshop gives one away, before its session: Keep as a template.';

async function read(file) {
  if (!file) return { why: MISSING };
  try {
    const told = file.size <= MOST ? JSON.parse(await file.text()) : null;
    return told && told.remit === 'template' ? told : { why: NONE };
  } catch {
    return { why: NONE };
  }
}

// A part of the form: what was chosen, and what that is.
export const templating = {
  brought: null, // what a file held, or what was sent before from here

  async take(event) {
    this.wrong = '';
    this.brought = await read(event.target.files[0]);
  },
  // What the server is told; what speaks against it is its `why`.
  async template() {
    const { template } = this.form;
    if (!template) return null;
    if (template === 'file') return this.brought || { why: MISSING };
    if (/^[a-z-]+$/.test(template)) return template;
    return call('GET', `/api/workshops/${template}/more/template`);
  },
  // How the form has what was sent.
  templateOf({ template = '' }) {
    this.brought = typeof template === 'string' ? null : template;
    return this.brought ? 'file' : template;
  },
};
