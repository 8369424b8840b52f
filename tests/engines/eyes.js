// What somebody before the page can see and press, found by the words on it.
({
  says() {
    return this.plain(document.body?.innerText);
  },

  line() {
    return this.plain(document.querySelector('.line')?.innerText);
  },

  // In the middle of it, once it lies there on top; else what there is instead. Words that more may
  // follow end with an ellipsis: what is pressed has to be the only one of its name.
  place(words, within) {
    const whole = words.replace(/…$/, '');
    const named = (one) => (whole === words ? this.name(one) === words : this.name(one).startsWith(whole));
    const all = this.controls().filter((one) => !within || one.closest(`[aria-label="${within}"]`));
    const found = all.filter(named);
    if (found.length !== 1) return `${found.length} are called ${words} of ${all.map((one) => this.name(one)).join(' | ')}`;
    if (found[0].disabled) return `${words} is disabled`;
    found[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = found[0].getBoundingClientRect();
    const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
    const there = document.elementFromPoint(x, y);
    return there && found[0].contains(there) ? [x, y] : `${words} is covered by ${there && there.outerHTML.slice(0, 200)}`;
  },

  // What stands in a field.
  written(name) {
    return this.fields().find((one) => this.name(one) === name).value;
  },

  focused(name) {
    return this.fields().some((one) => one === document.activeElement && this.name(one) === name);
  },

  pressed() {
    return [...document.querySelectorAll('button[aria-pressed=true]')].map((one) => this.name(one));
  },

  // Fields in which a phone would zoom as soon as they are touched.
  zooming(least) {
    const texts = this.fields().filter((one) => !['radio', 'checkbox', 'hidden'].includes(one.type));
    return {
      looked: texts.length,
      zoom: texts.filter((one) => parseFloat(getComputedStyle(one).fontSize) < least).map((one) => this.name(one) || one.id),
    };
  },

  controls() {
    const all = document.querySelectorAll('button, a[href], summary, label, input, select, textarea');
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
    const isField = (one) => one.tagName === 'LABEL' && one.control && one.control.checkVisibility() && !['radio', 'checkbox'].includes(one.control.type);
    return [...all].filter((one) => seen(one) && !isField(one) && !['radio', 'checkbox'].includes(one.type));
  },

  fields() {
    return [...document.querySelectorAll('input, select, textarea')];
  },

  name(one) {
    const labels = [...(one.labels || [])].map((label) => label.innerText || label.textContent).join(' ');
    return this.plain(one.getAttribute('aria-label') || labels || one.innerText);
  },

  plain(text) {
    return (text || '').replace(/\s+/g, ' ').trim();
  },
})
