"""Remits that forget one defence each, so that the tests of it have something to find."""

import re
import time
from typing import Any

import uvicorn

from app.asks import parsing
from app.log import writing
from app.log.recorded import Happenings, KeepVote, Turn, Vote
from app.sessions import arrivals, buckets, patience, places, socket
from app.web import printers, shapes, websocket
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.workshop import ask, ev


def _configured(**settings: Any) -> None:
    made = uvicorn.Config.__init__

    def configured(self: uvicorn.Config, *words: Any, **more: Any) -> None:
        made(self, *words, **{**more, **settings})

    uvicorn.Config.__init__ = configured  # type: ignore[method-assign]


def _ruled(kind: type[ask.Ask], decide: Any) -> None:
    WORKSHOP.rules[kind] = WORKSHOP.rules[kind]._replace(decide=decide)


def pings_often() -> None:
    """Asks every second whether a line is alive, so that a test need not wait."""
    _configured(ws_ping_interval=1, ws_ping_timeout=1)


def never_pings() -> None:
    """Broken: believes in every line until somebody says that it is gone."""
    _configured(ws_ping_interval=None, ws_ping_timeout=None)


def takes_giants() -> None:
    """Broken: takes in messages of any size."""
    _configured(ws_max_size=1 << 30)


def slow_door() -> None:
    """Broken: takes its time with everyone who comes in, and lets everyone else wait."""
    recognise = websocket._recognise

    async def slowly(*words: Any) -> Any:
        time.sleep(0.2)  # noqa: ASYNC251 - that is what is broken
        return await recognise(*words)

    websocket._recognise = slowly  # type: ignore[assignment]


def draws_anything() -> None:
    """Broken: takes anything for the name of a host, however long."""
    shapes.HOST = re.compile(r".*")


def waits_for_ever() -> None:
    """Broken: waits for whoever does not read."""
    patience.STUCK = 1e6


def first_come() -> None:
    """Broken: a place is whoever's came first, key or not."""

    def watch(self: places.Places, place: places.Place) -> bool:
        self.keep(place)
        return True

    places.Places.watch = watch  # type: ignore[method-assign]


def narrow_door() -> None:
    """Five come in from an address, and then nobody more."""
    arrivals.PACE = (0.0, 5.0)


def takes_any_text() -> None:
    """Broken: lets any sign into a text; only the database has something against some."""
    parsing.clean = lambda value, *_: value  # type: ignore[attr-defined]


def shares_trouble() -> None:
    """Broken: what the database says of one ask is the trouble of all that came with it."""
    writing._is_of_one = lambda error: error is None


def endless_patience() -> None:
    """Broken: hears whatever comes, however much of it."""
    socket.BAD_FRAMES = socket.TOO_MANY = 1 << 60
    buckets.Bucket.take = lambda *_: True  # type: ignore[method-assign]


def prints_at_once() -> None:
    """Broken: prints while everybody waits."""
    properly = printers.Printers.print

    async def printed(self: Any, *of: Any) -> Any:
        time.sleep(4.0)  # noqa: ASYNC251 - that is what is broken
        return await properly(self, *of)

    printers.Printers.print = printed  # type: ignore[method-assign,assignment]


def counts_late_votes() -> None:
    """Broken: takes a vote on a cell whose votes are out, and says nothing."""

    def cast(workshop: Workshop, command: ask.CastVote, turn: Turn) -> Happenings:
        late: Happenings = []
        for key in workshop.asked(command):
            number = workshop.ballot(key).round
            vote = Vote(number, command.choice, command.confidence, command.reason)
            late += [ev.VoteCast(turn.person, key, number), KeepVote(key, turn.person, vote)]
        return late

    _ruled(ask.CastVote, cast)


def decides_twice() -> None:
    """Broken: the last decision counts, whoever made one before."""

    def decide(workshop: Workshop, command: ask.Decide, _: Turn) -> Happenings:
        keys = workshop.asked(command)
        return [ev.Decided(cells=dict.fromkeys(keys, command.accountable))]

    _ruled(ask.Decide, decide)


def permits_all() -> None:
    """Broken: whoever is in a workshop may do everything there."""
    object.__setattr__(WORKSHOP, "permit", lambda *_: None)


CARELESS = (
    permits_all,
    pings_often,
    never_pings,
    takes_giants,
    slow_door,
    endless_patience,
    first_come,
    narrow_door,
    takes_any_text,
    shares_trouble,
    draws_anything,
    waits_for_ever,
    prints_at_once,
    counts_late_votes,
    decides_twice,
)
