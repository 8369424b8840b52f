// Asks the server has not yet confirmed: kept in order with their ids, over a reload too.

const VOTES = ['cast-vote', 'withdraw-vote'];

function onOneCell(one, other) {
  const votes = VOTES.includes(one.ask) && VOTES.includes(other.ask);
  return votes && one.process === other.process && one.scope === other.scope;
}

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
    // Of the votes on a cell only the newest counts: an older one must not come after it.
    older(ask) {
      return kept.asks.slice(0, kept.asks.indexOf(ask)).filter((one) => onOneCell(one, ask));
    },
    overtaken(ask) {
      return kept.asks.slice(kept.asks.indexOf(ask) + 1).some((one) => onOneCell(one, ask));
    },
    find(id) { return kept.asks.find((ask) => ask.id === id); },
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
