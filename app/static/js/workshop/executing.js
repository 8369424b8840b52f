// The physical pass: who executes each decided cell, when and how they are reached; as fast as a spreadsheet.

import { places } from '../shared/grid.js';
import { open } from '../shared/opened.js';
import { room } from '../shared/room.js';
import { FIELDS, fields, pasted } from './executing_paste.js';
import { confirmedWords, decided, EMPTY, executingWords, executorsOf, knownAs, rowsOf } from './executing_rows.js';

const NEEDED = ['name', 'hours'];

export function executing() {
  return {
    kinds: ['internal', 'vendor', 'cloud'],
    typed: {}, // by row, what is not kept yet
    wrong: {}, // by row
    more: {}, // by cell, where one more is to be named

    show() { open('executing'); },
    get words() { return executingWords(); },
    get rows() {
      return decided().flatMap((place) => rowsOf(place, this.more[place.key])).map((row) => {
        const typed = this.typed[row.id];
        const said = row.cell ? confirmedWords(row.key) : '';
        return { ...row, said, form: { ...row.told, ...typed }, half: Boolean(typed), wrong: this.wrong[row.id] || '' };
      });
    },
    get known() { return [...new Set(places().flatMap(({ key }) => executorsOf(key)).map((one) => one.name))]; },
    put(row, told) {
      this.typed = { ...this.typed, [row.id]: { ...this.typed[row.id], ...told } };
    },
    type(row, event) {
      const { name, value } = event.target;
      this.put(row, { [name]: value });
    },
    // A name that is known brings what is known of it, where nothing stands yet.
    named(row, event) {
      const known = event.target.name === 'name' && !row.was && knownAs(event.target.value);
      if (known) this.put(row, { ...known, ...Object.fromEntries(Object.entries(this.typed[row.id]).filter(([, text]) => text)) });
    },
    async keep(row) {
      const form = { ...EMPTY, kind: 'internal', ...row.told, ...this.typed[row.id] };
      if (!this.typed[row.id] || NEEDED.some((name) => !form[name].trim())) return;
      const { process, scope } = row;
      const told = Object.fromEntries(FIELDS.map((name) => [name, form[name].trim()]));
      const answer = await room().ask('name-executor', { process, scope, ...told }, true);
      this.wrong = { ...this.wrong, [row.id]: answer.why || '' };
      if (answer.why) return;
      if (row.was && row.was !== told.name) await room().ask('drop-executor', { process, scope, name: row.was }, true);
      const { [row.id]: kept, ...rest } = this.typed;
      Object.assign(this, { typed: rest, more: { ...this.more, [row.key]: false } });
    },
    // Left for another row: what was written whole is kept.
    left(row, { currentTarget, relatedTarget }) {
      if (!currentTarget.contains(relatedTarget)) this.keep(row);
    },
    down(row, event) {
      this.keep(row);
      const all = [...this.$root.querySelectorAll(`[name=${event.target.name}]`)];
      const below = all[all.indexOf(event.target) + 1];
      if (below) below.focus();
    },
    above(row) { return this.rows[this.rows.findIndex((one) => one.id === row.id) - 1]; },
    same(row) {
      const above = this.above(row);
      if (!above) return undefined;
      this.put(row, Object.fromEntries(FIELDS.map((name) => [name, above.form[name]])));
      return this.keep(row);
    },
    async paste(row, event) {
      const told = pasted(event.clipboardData.getData('text'));
      if (!told) return;
      event.preventDefault();
      const from = event.target.name;
      const first = this.rows.findIndex((one) => one.id === row.id);
      const onto = this.rows.slice(first, first + told.length);
      onto.forEach((one, place) => this.put(one, fields(told[place], from)));
      for (const one of onto) await this.keep(one);
    },
    async drop(row) {
      const { process, scope, was } = row;
      const { [row.id]: gone, ...rest } = this.typed;
      this.typed = rest;
      if (was) await room().ask('drop-executor', { process, scope, name: was });
    },
    another(row) { this.more = { ...this.more, [row.key]: true }; },
  };
}
