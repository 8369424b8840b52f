"""One workshop as the writing thread holds it: folded from the log, with its box and its screen."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.log import ballots, store
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop import screen
from app.workshop.rules import decide, evolve
from app.workshop.screen import Screen
from app.workshop.workshop import Fact, Turn, Vote, Workshop

#: Keys that are redrawn on the beat of a crowd.
OF_PEOPLE = frozenset({"people", "crowd"})
_NOTHING = object()


class News(NamedTuple):
    """What a batch changed in one workshop, for the sockets that are open on it."""

    seq: int
    changed: Screen  # of the shared screen
    screen: Screen  # the whole of it; a new dict each time, so it may be kept
    own: Mapping[str, Screen]  # person → what changed for them alone
    gone: frozenset[str]  # people whose sockets must close
    later: float  # seconds until the rest should be drawn; 0 when nothing is left over

    def before(self, then: "News") -> "News":
        """This and what changed after it, as one."""
        own = {who: {**self.own.get(who, {}), **screen} for who, screen in then.own.items()}
        return then._replace(
            changed={**self.changed, **then.changed},
            own={**self.own, **own},
            gone=self.gone | then.gone,
        )


class Replica:
    """Owned by the writing thread; a replica whose transaction failed is thrown away."""

    def __init__(self, code: str) -> None:
        self.workshop = Workshop(code=code)
        self.box: ballots.Box = {}
        self.drawn: Screen = {}
        self.here: frozenset[str] = frozenset()
        self.crowd = False
        self.people_drawn_at = 0.0
        self._own: set[str] = set()  # whose own part changed, all of it
        self._voted: set[str] = set()  # whose own votes changed
        self._gone: set[str] = set()

    def catch_up(self, db: Connection) -> None:
        """Read on from the log: all of it at first, later what other processes wrote."""
        first = self.workshop.seq == 0
        facts = store.since(db, self.workshop.code, self.workshop.seq)
        voters = {
            fact.event.person
            for fact in facts
            if isinstance(fact.event, ev.VoteCast | ev.VoteWithdrawn)
        }
        self._fold(facts)
        for person in voters:
            self.box.pop(person, None)
        self.box |= ballots.opened(db, self.workshop.code, None if first else voters)

    def take(self, command: ask.Ask, person: str, at: str) -> list[Fact]:
        """Decide an ask and fold what comes of it; raises Refusal where nothing does."""
        events = decide(self.workshop, command, Turn(person, at, self._votes))
        start = self.workshop.seq + 1
        facts = [Fact(seq, at, person, event) for seq, event in enumerate(events, start)]
        if isinstance(command, ask.CastVote):
            self._keep(command, facts)
        return facts

    def fold(self, facts: list[Fact]) -> None:
        """Fold in what `take` answered, once nothing more needs the workshop as it was."""
        self._fold(facts)

    def vote(self, person: str, cell: str) -> Vote:
        return self.box[person][cell]

    def _votes(self, cell: str, number: int) -> Mapping[str, Vote]:
        found = ((person, votes.get(cell)) for person, votes in self.box.items())
        return {person: vote for person, vote in found if vote and vote.round == number}

    def _keep(self, command: ask.CastVote, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if isinstance(fact.event, ev.VoteCast):
                vote = Vote(fact.event.round, command.choice, command.confidence, command.reason)
                self.box.setdefault(fact.by, {})[fact.event.cell] = vote

    def _fold(self, facts: list[Fact]) -> None:
        evolve(self.workshop, facts)
        for fact in facts:
            match fact.event:
                case ev.VoteCast(person=person):
                    self._voted.add(person)
                case ev.VoteWithdrawn(person=person, cell=cell):
                    self.box.get(person, {}).pop(cell, None)
                    self._voted.add(person)
                case ev.RoundOpened() | ev.Reopened() | ev.Undone():
                    self._voted.update(self.box)
                case ev.PersonCorrected(person=person):
                    self._own.add(person)
                case ev.PersonRemoved(person=person):
                    self._gone.add(person)

    def draw(self, here: frozenset[str], now: float) -> News:
        """The differences since the last time, `here` being who has a socket open now."""
        if here != self.here or not self.drawn:
            self.here = here
            self.workshop.touched.add("people")
        if self.crowd != screen.is_crowd(self.workshop):  # cells name their voters, or do not
            self.crowd = not self.crowd
            self.workshop.touched.update(f"cell:{key}" for key in self.workshop.cells)
        later = self._later(now)
        touched = self.workshop.touched if self.drawn else set(screen.KEYS)
        left = touched & OF_PEOPLE if later else set()
        keys = screen.stale(self.workshop, touched - left)
        fresh = screen.shared(self.workshop, here, keys)
        changed = {
            key: value for key, value in fresh.items() if self.drawn.get(key, _NOTHING) != value
        }
        self.drawn = {**self.drawn, **changed}
        if "people" in keys:
            self.people_drawn_at = now
        own = self._draw_own("people" in keys)
        gone = frozenset(self._gone)
        self.workshop.touched = left
        self._own, self._voted, self._gone = set(), set(), set()
        return News(self.workshop.seq, changed, self.drawn, own, gone, later if left else 0.0)

    def _later(self, now: float) -> float:
        """How long a crowd still waits for its next look at who is there."""
        if not screen.is_crowd(self.workshop) or not self.drawn:
            return 0.0
        return max(0.0, self.people_drawn_at + screen.CROWD_BEAT - now)

    def _draw_own(self, people_changed: bool) -> dict[str, Screen]:
        everyone = people_changed and screen.is_crowd(self.workshop)
        if everyone:
            self._own.update(filter(self.workshop.is_facilitator, self.here))
        votes = {person: self._votes_of(person) for person in self._voted & self.here}
        return votes | {person: self.own(person) for person in self._own & self.here}

    def _votes_of(self, person: str) -> Screen:
        return screen.votes(self.workshop, person, self.box.get(person, {}))

    def own(self, person: str) -> dict[str, Any]:
        """The part of the screen that is this person's alone."""
        return screen.own(self.workshop, self.here, person, self.box.get(person, {}))
