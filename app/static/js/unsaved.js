// Asks the server has not yet confirmed: kept in order with their ids, over a reload too.

export function keepUnsaved(code) {
  const place = `remit:${code}:unsaved`;
  const kept = read(place);

  function write() {
    try {
      sessionStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // Private windows may refuse; the asks are still kept as long as the page is open.
    }
  }

  return {
    asks: kept.asks,
    // Asks of somebody else who used this tab before must never be sent as this person's.
    belongTo(person) {
      if (kept.person !== person) kept.asks.length = 0;
      kept.person = person;
      write();
    },
    add(ask) {
      kept.asks.push(ask);
      write();
    },
    take(id) {
      const index = kept.asks.findIndex((ask) => ask.id === id);
      if (index < 0) return null;
      const [ask] = kept.asks.splice(index, 1);
      write();
      return ask;
    },
  };
}

function read(place) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place));
    if (kept && Array.isArray(kept.asks)) return kept;
  } catch {
    // Nothing readable is the same as nothing kept.
  }
  return { person: null, asks: [] };
}
