"""Remits that forget one defence each, so that the tests of it have something to find."""

import time
from typing import Any

import uvicorn

from app.sessions import buckets, socket
from app.web import printers, websocket
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop import rules
from app.workshop.workshop import Turn, Workshop


def _configured(**settings: Any) -> None:
    made = uvicorn.Config.__init__

    def configured(self: uvicorn.Config, *words: Any, **more: Any) -> None:
        made(self, *words, **{**more, **settings})

    uvicorn.Config.__init__ = configured  # type: ignore[method-assign]


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


def endless_patience() -> None:
    """Broken: hears whatever comes, however much of it."""
    socket.BAD_FRAMES = socket.TOO_MANY = 1 << 60
    buckets.Bucket.take = lambda _: True  # type: ignore[method-assign,assignment]


def prints_at_once() -> None:
    """Broken: prints while everybody waits."""
    properly = printers.Printers.print

    async def printed(self: Any, code: str, extension: str, revision: int | None) -> Any:
        time.sleep(4.0)  # noqa: ASYNC251 - that is what is broken
        return await properly(self, code, extension, revision)

    printers.Printers.print = printed  # type: ignore[method-assign]


def counts_late_votes() -> None:
    """Broken: takes a vote on a cell whose votes are out, and says nothing."""

    def cast(workshop: Workshop, command: ask.CastVote, turn: Turn) -> list[ev.VoteCast]:
        keys = workshop.keys(command.process, command.scope)
        return [ev.VoteCast(turn.person, key, workshop.cells[key].round) for key in keys]

    rules.RULES[ask.CastVote] = cast  # type: ignore[assignment]


def decides_twice() -> None:
    """Broken: the last decision counts, whoever made one before."""

    def decide(workshop: Workshop, command: ask.Decide, _: Turn) -> list[ev.Decided]:
        keys = workshop.keys(command.process, command.scope)
        return [ev.Decided(cells=dict.fromkeys(keys, command.accountable))]

    rules.RULES[ask.Decide] = decide  # type: ignore[assignment]


def permits_all() -> None:
    """Broken: whoever is in a workshop may do everything there."""
    rules._permit = lambda *_: None


CARELESS = (
    permits_all,
    pings_often,
    never_pings,
    takes_giants,
    slow_door,
    endless_patience,
    prints_at_once,
    counts_late_votes,
    decides_twice,
)
