"""One stream as the writing thread holds it: folded from the log, with its votes and its screen."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from app.asks.ask import Ask
from app.log import ballots, store
from app.log.attendance import Attendance
from app.log.codec import Codec
from app.log.kind import A_BEAT_FOR, CROWD_BEAT, Kind, Listing, Present, Screen
from app.log.recorded import Changes, DropVote, Effect, Event, Fact, KeepVote, Turn

#: About what a replica takes of memory: so much in any case, and so many times its bytes encoded.
LEAST, TIMES = 60_000, 3.5
#: Keys that are redrawn on the beat of a crowd.
OF_PEOPLE = frozenset(
    {"people", "crowd", "polling", "waiting", "progress", "prework", "stakeholders"}
)
_NOTHING = object()
NOBODY: frozenset[str] = frozenset()


class News(NamedTuple):
    """What a batch changed in one stream, for the sockets that are open on it."""

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


class Draft(NamedTuple):
    """What would be signed now, finished, so that it can be written out away from the replica."""

    written: Callable[[], str] | None  # None: it is as it was signed last
    last: int  # the last revision that was signed; 0 before the first


class Taken(NamedTuple):
    """What an ask brought about: facts for the log, and what is written beside them."""

    facts: list[Fact]
    effects: list[Effect]


def drawn() -> str:
    """Chance: 128 bits."""
    return secrets.token_hex(16)


class Replica:
    """Owned by the writing thread; a replica whose transaction failed is thrown away."""

    def __init__(self, kind: Kind, state: Any) -> None:
        self.kind = kind
        self.state = state
        self.box: dict[str, ballots.Own] = {}  # of who sits here or came; nobody else's
        self.drawn: Screen = {}
        self.attendance = Attendance()
        self._nearby = (NOBODY, self.attendance.here, NOBODY)
        self.crowd = False
        self.people_drawn_at = 0.0
        self.listed: Listing | None = None  # as the read models have it, as far as known
        self.snapshot = 0  # the number of the last one kept
        self.weight = 0  # bytes of memory, as far as weighed
        self._weigh_at = 0

    @property
    def here(self) -> Present:
        return self.attendance.here

    def catch_up(self, db: Connection, codec: Codec) -> None:
        """Read on from the log what this process has not written."""
        facts = store.since(db, codec, self.state.code, self.state.seq)
        self.kind.evolve(self.state, facts)
        self.listed = None if facts else self.listed
        if known := self.box.keys() & self.state.changes.votes:
            self.box |= ballots.of_people(db, self.state.code, known)

    def take(self, ask: Ask, turn: Turn) -> Taken:
        """Decide an ask and fold what comes of it; raises Refusal where nothing does.

        In the turn stands who has a socket open now; who was here when it was drawn last, or away,
        is known here, and chance is drawn here.
        """
        turn = turn._replace(chance=drawn, present=self._near(turn.present))
        happened = self.kind.decide(self.state, ask, turn)
        events = [one for one in happened if isinstance(one, Event)]
        effects = [one for one in happened if isinstance(one, Effect)]
        start = self.state.seq + 1
        facts = [Fact(seq, turn.at, turn.person, event) for seq, event in enumerate(events, start)]
        self.fold(facts, effects)
        return Taken(facts, effects)

    def _near(self, here: frozenset[str]) -> frozenset[str]:
        """With those who were here when it was drawn last, or away: the same for a whole batch."""
        if self._nearby[0] is not here or self._nearby[1] is not self.here:
            self._nearby = here, self.here, here | self.here | self.here.away
        return self._nearby[2]

    def fold(self, facts: Sequence[Fact], effects: Iterable[Effect] = ()) -> None:
        """Fold facts in, and keep the votes of those whose votes are held."""
        self.kind.evolve(self.state, facts)
        for effect in effects:
            match effect:
                case KeepVote(question, person, vote) if person in self.box:
                    self.box[person] = {**self.box[person], question: vote}
                case DropVote(question, person):
                    self.box.get(person, {}).pop(question, None)

    def weigh(self) -> bool:
        """Estimate anew what it takes of memory, if it has grown by an eighth; whether it has.

        The drawn screen is about as large as what it is drawn from, and counted by that.
        """
        grown = int(self.state.seq) + len(self.box)
        if grown < self._weigh_at:
            return False
        body = msgspec.msgpack.encode((self.kind.unnamed(self.state), self.box))
        self.weight = int(LEAST + TIMES * len(body))
        self._weigh_at = grown + grown // 8 + 16
        return True

    def draft(self, _: str) -> Draft:
        """What would be signed now; the same for everybody."""
        summary = self.kind.listing(self.state).summary
        return Draft(self.kind.drafted(self.state), summary.revision or 0 if summary else 0)

    # Drawing

    def draw(self, here: frozenset[str], now: float) -> News:
        """The differences since the last time, `here` being who has a socket open now."""
        state, drawing, changes = self.state, self.kind.drawing, self.state.changes
        if not self.drawn:  # what was shown before it was opened here is not known
            changes.own.update(here)
        if self.attendance.turn(here, now) or not self.drawn:
            changes.keys.add("people")
        turned = self.crowd != drawing.is_crowd(state)  # then nobody is named, or everybody is
        self.crowd ^= turned
        if turned or not self.drawn:
            changes.keys.update(drawing.keys(state))
        if turned:  # some saw a list of their own in its place: sent to all, changed or not
            self.drawn = {key: it for key, it in self.drawn.items() if key not in OF_PEOPLE}
        later, stale = self._later(now), drawing.stale(state, changes.keys)
        left = stale & OF_PEOPLE if later else set()
        keys = stale - left
        fresh = drawing.shared(state, self.here, keys)
        changed = {
            key: value for key, value in fresh.items() if self.drawn.get(key, _NOTHING) != value
        }
        self.drawn = {**self.drawn, **changed}
        if None in changed.values():  # some of it may not be there any more
            there = {*drawing.keys(state)}
            self.drawn = {key: value for key, value in self.drawn.items() if key in there}
        if keys & OF_PEOPLE:
            self.people_drawn_at = now
        own = self._draw_own(changes, "people" in keys)
        state.changes = Changes(keys=left)
        gone = frozenset(changes.gone)
        waits = later if left else self.attendance.until(now)
        return News(state.seq, changed, self.drawn, own, gone, waits)

    def _later(self, now: float) -> float:
        """How long a crowd still waits for its next look at who is there."""
        if not self.crowd or not self.drawn:
            return 0.0
        beat = CROWD_BEAT * max(1.0, len(self.state.people) / A_BEAT_FOR)
        return max(0.0, self.people_drawn_at + beat - now)

    def _draw_own(self, changes: Changes, people_changed: bool) -> dict[str, Screen]:
        whole = set(changes.own)
        if people_changed and self.crowd:
            whole.update(self.kind.drawing.watchers(self.state, self.here))
        voted = self.box.keys() if changes.all_votes else changes.votes
        known = voted & self.here & self.box.keys()
        votes = {person: self._votes_of(person) for person in known}
        return votes | {person: self.own(person) for person in whole & self.here}

    def _votes_of(self, person: str) -> Screen:
        return self.kind.drawing.votes(self.state, person, self.box.get(person, {}))

    def screen(self, person: str) -> Screen:
        """All that this person sees, as drawn last."""
        return {**self.drawn, **self.own(person)}

    def own(self, person: str) -> Screen:
        """The part of the screen that is this person's alone."""
        return self.kind.drawing.own(self.state, self.here, person, self.box.get(person, {}))
