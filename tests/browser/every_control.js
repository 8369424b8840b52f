// Looks at every control of a page, and answers what is wrong with them.
//
// All controls of what can be used now: within the open dialog, where there is one. Each has to be
// whole, within what can be scrolled to, and on top where it is; what scrolls by itself must be high
// enough to read in, and what is wrong has to be seen without scrolling.
([smallest, told]) => {
  const found = [];
  const root = document.querySelector('dialog[open]') || document.body;
  const called = (one) => (one.getAttribute('aria-label') || one.textContent.trim() || one.id).slice(0, 40);
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0
    && !one.closest('.unseen, .skip');
  const styles = new Map();
  const styleOf = (one) => styles.get(one) || styles.set(one, getComputedStyle(one)).get(one);

  const wrongs = [...root.querySelectorAll('.wrong[role=alert], .toast')].filter((one) => told && seen(one) && one.textContent.trim());
  for (const one of wrongs) {
    const box = one.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + Math.min(20, box.width / 2), box.top + Math.min(8, box.height / 2));
    if (box.top < -1 || box.bottom > innerHeight + 1 || !(at && (one.contains(at) || at.contains(one)))) found.push(`an error out of sight: ${called(one)}`);
  }

  // What cuts it off: an edge that nothing scrolls across, of what is around it or of the page.
  const cut = (one, box) => {
    for (let around = one.parentElement; around && around !== document.documentElement; around = around.parentElement) {
      const { overflowX, overflowY, position } = styleOf(around);
      const edge = around.getBoundingClientRect();
      if (overflowX !== 'visible' && (box.left < edge.left - 1 || box.right > edge.right + 1)) return 'sideways';
      if (['hidden', 'clip'].includes(overflowY) && around !== document.body && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1)) return 'above or below';
      if (['auto', 'scroll'].includes(overflowY) && around.scrollHeight > around.clientHeight + 1) {
        if (around.clientHeight < smallest) found.push(`${around.className} scrolls in ${around.clientHeight} px`);
        box = edge;
      }
      if (position === 'fixed') break;
    }
    return box.left < -1 || box.right > document.documentElement.clientWidth + 1 ? 'by the page' : '';
  };
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(seen);
  for (const one of controls) {
    const box = one.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    const how = cut(one, box);
    if (how) found.push(`cut off ${how}: ${called(one)}`);
    if (one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1 && styleOf(one).overflowX !== 'visible') found.push(`too long: ${called(one)}`);
    for (const inner of one.tagName === 'BUTTON' ? one.children : []) {
      const its = inner.getBoundingClientRect();
      if (its.width && (its.right > box.right + 1 || its.left < box.left - 1)) found.push(`sticks out: ${called(one)}`);
    }
  }
  // Each in turn is brought into sight, as Tab does; and there it has to be on top.
  const places = [...document.querySelectorAll('*')].filter((one) => one.scrollTop).map((one) => [one, one.scrollTop]);
  for (const one of controls) {
    if (one.type === 'radio' || one.type === 'checkbox') continue; // their labels are what is pressed
    one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = one.getClientRects()[0];
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) { found.push(`out of reach: ${called(one)}`); continue; }
    const top = document.elementFromPoint(x, y);
    if (!top || !(one.contains(top) || top.contains(one) || (one.labels && [...one.labels].some((its) => its.contains(top))))) found.push(`covered: ${called(one)} by ${top && top.outerHTML.slice(0, 60)}`);
  }
  scrollTo(0, 0);
  places.forEach(([one, top]) => { one.scrollTop = top; });
  if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  return [...new Set(found)];
}
