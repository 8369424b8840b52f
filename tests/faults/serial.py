"""Whether what two people were answered at once could have come of one after the other.

The rules are pure, so they can be asked again: a pair of asks is put to the workshop as it was
before, in the order their answers claim, and has to bring about what stands in the log.
"""

from sqlalchemy import create_engine

from app.asks.parsing import read_ask
from app.asks.refusal import Refusal
from app.log import store
from app.log.kind import replaced
from app.log.recorded import Event, Fact, Turn
from app.main import KINDS
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.faults.asker import Told

Pair = list[tuple[str, Told]]  # who asked, and what came of it


def facts_of(url: str, code: str) -> list[Fact]:
    """The log of a workshop."""
    engine = create_engine(url)
    try:
        with engine.connect() as db:
            return store.since(db, KINDS.codec(WORKSHOP), code, 0)
    finally:
        engine.dispose()


class Referee:
    """Follows a workshop pair by pair."""

    def __init__(self, code: str, facts: list[Fact]) -> None:
        self.workshop = Workshop(code=code)
        self._facts = {fact.seq: fact for fact in facts}

    def skip_to(self, seq: int) -> None:
        """What happened outside the pairs."""
        while self.workshop.seq < seq:
            WORKSHOP.evolve(self.workshop, [self._facts[self.workshop.seq + 1]])

    def judge(self, pair: Pair) -> str:
        """What cannot be explained by any order; empty where all can."""
        done = [one for one in pair if one[1].done]
        refused = [one for one in pair if not one[1].done]
        done.sort(key=lambda one: (one[1].seq, one[0] != self._author(one[1].seq)))
        refused = [one for one in refused if not self._refuses(*one)]
        for person, told in done:
            if not self._follows(person, told):
                return f"{told} of {person} does not follow from what was before"
            refused = [one for one in refused if not self._refuses(*one)]
        return f"{refused} would not have been refused, before nor after" if refused else ""

    def _author(self, seq: int) -> str:
        """Of two that were done under one number the one who made it so came first."""
        return self._facts[seq].by if seq in self._facts else ""

    def _turn(self, person: str) -> Turn:
        following = self._facts.get(self.workshop.seq + 1)
        return Turn(person, following.at if following else "", lambda *_: {})

    def _refuses(self, person: str, told: Told) -> bool:
        try:
            WORKSHOP.decide(self.workshop, read_ask(told.body, WORKSHOP.asks), self._turn(person))
        except Refusal as refusal:
            return refusal.code == told.code
        return False

    def _follows(self, person: str, told: Told) -> bool:
        """It would be done, and brings about what is next in the log, by this person."""
        try:
            ask = read_ask(told.body, WORKSHOP.asks)
            happened = WORKSHOP.decide(self.workshop, ask, self._turn(person))
        except Refusal:
            return False
        events = [one for one in happened if isinstance(one, Event)]
        start = self.workshop.seq + 1
        written = [self._facts.get(start + step) for step in range(len(events))]
        same = all(
            fact is not None and fact.by == person and fact.event == _seen_by(fact.event, event)
            for fact, event in zip(written, events, strict=True)
        )
        if not same:
            return False
        WORKSHOP.evolve(self.workshop, [fact for fact in written if fact])
        return self.workshop.seq == told.seq


def _seen_by(written: Event, event: Event) -> Event:
    """The event with what only the server knew then: who was there."""
    known = ("present", "there")
    told = {name: getattr(written, name) for name in known if hasattr(written, name)}
    same = {name: value for name, value in told.items() if hasattr(event, name)}
    return replaced(event, **same) if same else event
