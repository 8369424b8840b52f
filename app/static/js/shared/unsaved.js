// Asks the server has not yet answered: kept in order with their ids, over a reload too.

const VOTES = ['cast-vote', 'withdraw-vote'];

const ON = ['process', 'scope', 'question'];

export function isVote(ask) { return VOTES.includes(ask.ask); }

function onOneCell(one, other) {
  return isVote(one) && isVote(other) && ON.every((of) => one[of] === other[of]);
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

  function take(id) {
    const index = kept.asks.findIndex((ask) => ask.id === id);
    if (index < 0) return null;
    const [ask] = kept.asks.splice(index, 1);
    write();
    return ask;
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
    // A vote waits for the one before it on its cell, whose answer tells how one's own vote stands.
    isBehind(ask) {
      return kept.asks.slice(0, kept.asks.indexOf(ask)).some((one) => onOneCell(one, ask));
    },
    // Of those that waited behind an answered vote only the newest counts; the others are let go.
    waited(ask) {
      const behind = kept.asks.filter((one) => one !== ask && onOneCell(one, ask));
      return { next: behind.pop(), overtaken: behind };
    },
    standsOn(ask, seq) {
      if (seq) ask.seen = Math.max(seq, ask.seen || 0);
      write();
    },
    find(id) { return kept.asks.find((ask) => ask.id === id); },
    take,
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
