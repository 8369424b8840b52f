"""What is recorded: facts under their numbers, votes in the box, and what an ask writes besides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct


class Event(Struct, frozen=True, tag_field="is", forbid_unknown_fields=True):
    """Anything that happened. A tag `name:2` is the second form of the event `name`.

    All of it may be read by everybody in the room. A field `name` beside a field `person` is kept
    apart from the log, in a table of its own, and put back when the log is read.
    """


class Fact(NamedTuple):
    """An event under its number, with its time and the person who brought it about."""

    seq: int
    at: str
    by: str
    event: Any


class Vote(NamedTuple):
    """What one person chose in one round: the content of the ballot box."""

    round: int
    choice: str
    confidence: int | None
    reason: str


class Elsewhere(NamedTuple):
    """What another stream tells those who cite it, and the hash of the revision they ask for.

    `standing` is the revision that holds there now, 0 where none does; `dues` are what falls due:
    what it is, its title, its day. `hash` is empty where there is no such revision.
    """

    title: str
    standing: int = 0
    dues: tuple[tuple[str, str, str], ...] = ()
    hash: str = ""


class Turn(NamedTuple):
    """Who asks, when (RFC 3339), and the way to the ballot box, which only a reveal opens.

    `chance` draws anew at each call, and nobody else knows what; empty where there is none.
    `present` is who has a page open, or had one within minutes: no fold knows it, so what depends
    on it says so in its event. `given` is the hash of a secret that goes out with the answer.
    `elsewhere` tells of another stream, by its code, and of one revision of it.
    """

    person: str
    at: str
    votes: Callable[[str, int], Mapping[str, Vote]]
    chance: Callable[[], str] = str
    present: frozenset[str] = frozenset()
    given: str = ""
    elsewhere: Callable[[str, int], Elsewhere | None] = lambda *_: None


# What an ask writes besides its events: rules answer with these among the events.


class Effect:
    """Something written in the transaction of the events, but not into the log."""


@dataclass(frozen=True)
class KeepVote(Effect):
    """Into the box: this person's vote, in the place of an earlier one of the round."""

    question: str
    person: str
    vote: Vote


@dataclass(frozen=True)
class DropVote(Effect):
    """Out of the box."""

    question: str
    person: str
    round: int


@dataclass(frozen=True)
class KeepRevision(Effect):
    """The bytes that were signed, and their hash, for good."""

    revision: int
    hash: str
    content: str


@dataclass(frozen=True)
class KeepNames(Effect):
    """The names that a revision was signed with, each with its salt: person → salt, name."""

    revision: int
    names: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class NoteErased(Effect):
    """The names of these were erased where they come from, and stay erased."""

    people: tuple[str, ...]


@dataclass(frozen=True)
class RevokeKeys(Effect):
    """No key of this person opens anything any more."""

    person: str


#: What a rule answers, in order.
Happenings: TypeAlias = list["Event | Effect"]


@dataclass
class Changes:
    """What folding has touched since the screens were drawn last."""

    keys: set[str] = field(default_factory=set)  # of the shared screen
    own: set[str] = field(default_factory=set)  # people whose own part changed, all of it
    votes: set[str] = field(default_factory=set)  # people whose own votes changed
    all_votes: bool = False  # everybody's did
    gone: set[str] = field(default_factory=set)  # people who are not in the room any more
