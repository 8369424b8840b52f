"""A second kind of stream, as small as can be: one question, voted on, signed and printed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import msgspec

from app.asks.ask import Ask
from app.asks.refusal import Refusal
from app.documents.formats import Format
from app.documents.press import Press
from app.log.kind import DOOR, VOTERS, Feature, Kind, Listing, Rule, Screen, Summary
from app.log.recorded import Changes, Event, Fact, Happenings, KeepRevision, KeepVote, Turn, Vote


@dataclass
class Poll:
    code: str
    seq: int = 0
    title: str = ""
    people: dict[str, str] = field(default_factory=dict)
    voters: set[str] = field(default_factory=set)
    counts: dict[str, int] | None = None
    hash: str = ""
    changes: Changes = field(default_factory=Changes)


class OpenPoll(Ask, frozen=True, tag="open-poll"):
    service: str


class ComeIn(Ask, frozen=True, tag="come-in"):
    name: str


class Answer(Ask, frozen=True, tag="answer"):
    choice: str


class Show(Ask, frozen=True, tag="show"):
    pass


class Seal(Ask, frozen=True, tag="seal"):
    pass


class PollOpened(Event, frozen=True, tag="poll-opened"):
    title: str


class CameIn(Event, frozen=True, tag="came-in"):
    person: str
    name: str


class Answered(Event, frozen=True, tag="answered"):
    person: str


class Shown(Event, frozen=True, tag="shown"):
    counts: dict[str, int]


class Sealed(Event, frozen=True, tag="signed-off"):
    revision: int
    hash: str


def open_poll(_: Poll, ask: OpenPoll, turn: Turn) -> Happenings:
    return [PollOpened(ask.service), CameIn(turn.person, "Ann")]


def answer(_: Poll, ask: Answer, turn: Turn) -> Happenings:
    return [Answered(turn.person), KeepVote("it", turn.person, Vote(1, ask.choice, None, ""))]


def show(_: Poll, __: Show, turn: Turn) -> Happenings:
    counts: dict[str, int] = {}
    for vote in turn.votes("it", 1).values():
        counts[vote.choice] = counts.get(vote.choice, 0) + 1
    return [Shown(counts)]


def seal(poll: Poll, _: Seal, __: Turn) -> Happenings:
    content = written_out(poll)
    return [Sealed(1, digest(content)), KeepRevision(1, digest(content), content)]


def digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def drafted(poll: Poll) -> Callable[[], str] | None:
    return None if poll.hash else partial(written_out, replace(poll))


def written_out(poll: Poll) -> str:
    record = {"counts": poll.counts, "previous": None, "revision": 1, "title": poll.title}
    return msgspec.json.encode(record).decode()


def opened(poll: Poll, event: PollOpened, _: Fact) -> None:
    poll.title = event.title
    poll.changes.keys.add("poll")


def came_in(poll: Poll, event: CameIn, _: Fact) -> None:
    poll.people[event.person] = event.name
    poll.changes.keys.add("people")


def answered(poll: Poll, event: Answered, _: Fact) -> None:
    poll.voters.add(event.person)
    poll.changes.votes.add(event.person)
    poll.changes.keys.add("poll")


def shown(poll: Poll, event: Shown, _: Fact) -> None:
    poll.counts = event.counts
    poll.changes.keys.add("poll")


def sealed(poll: Poll, event: Sealed, _: Fact) -> None:
    poll.hash = event.hash
    poll.changes.keys.add("poll")


class Drawing:
    """Its screen: two keys, and one's own vote."""

    def keys(self, _: Poll) -> Iterable[str]:
        return ("poll", "people")

    def stale(self, _: Poll, touched: Iterable[str]) -> set[str]:
        return set(touched)

    def shared(self, poll: Poll, here: frozenset[str], keys: Iterable[str]) -> Screen:
        whole = {
            "poll": {"title": poll.title, "voted": len(poll.voters), "counts": poll.counts},
            "people": [{"name": name, "here": who in here} for who, name in poll.people.items()],
        }
        return {key: whole[key] for key in keys}

    def own(self, poll: Poll, _: frozenset[str], person: str, mine: Mapping[str, Vote]) -> Screen:
        known = person in poll.people
        return {"you": {"role": "voter"} if known else None, **self.votes(poll, person, mine)}

    def votes(self, _: Poll, __: str, mine: Mapping[str, Vote]) -> Screen:
        return {"mine": {question: vote.choice for question, vote in mine.items()}}

    def is_crowd(self, _: Poll) -> bool:
        return False

    def watchers(self, _: Poll, __: frozenset[str]) -> Iterable[str]:
        return ()


def permit(poll: Poll, rule: Rule, _: Ask, person: str) -> None:
    if rule.who != DOOR and person not in poll.people:
        raise Refusal("forbidden", "verbatim", text="Come in first.")


def closed(poll: Poll) -> Refusal | None:
    return Refusal("signed-off", "verbatim", text="It is sealed.") if poll.hash else None


def listing(poll: Poll) -> Listing:
    state = "signed-off" if poll.hash else "live"
    return Listing(Summary(poll.title, "", state, 1 if poll.hash else None, None), {}, {})


def name_again(poll: Poll, names: Mapping[str, str]) -> None:
    poll.people = {person: names.get(person, "") for person in poll.people}


POLL = Kind(
    name="poll",
    plural="polls",
    path="p",
    pages={},
    words={},
    features=(
        Feature(
            asks={
                OpenPoll: Rule(DOOR, open_poll),
                ComeIn: Rule(DOOR, lambda _, ask, turn: [CameIn(turn.person, ask.name)]),
                Answer: Rule(VOTERS, answer),
                Show: Rule(VOTERS, show),
                Seal: Rule(VOTERS, seal),
            },
            events={
                PollOpened: opened,
                CameIn: came_in,
                Answered: answered,
                Shown: shown,
                Sealed: sealed,
            },
        ),
    ),
    state=Poll,
    new=lambda code: Poll(code),
    opening=OpenPoll,
    joining=ComeIn,
    appointing=ComeIn,
    erased=lambda person: CameIn(person, ""),
    drafted=drafted,
    permit=permit,
    drawing=Drawing(),
    listing=listing,
    unnamed=lambda poll: replace(poll, people=dict.fromkeys(poll.people, "")),
    name_again=name_again,
    closed=closed,
)


def written(table: Any) -> bytes:
    content, digest, _ = table
    return f"{digest or 'DRAFT'} {content}".encode()


PRESS = Press(
    {"txt": Format("text/plain", written)},
    lambda content, digest, names, *_: (content, digest, dict(names)),
    lambda _, ending: f'attachment; filename="poll.{ending}"',
)
