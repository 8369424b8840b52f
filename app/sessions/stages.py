"""Stages of their own: screens lit by a pass, which go out when it is taken back."""

import asyncio
from collections.abc import Collection
from typing import Protocol

from sqlalchemy import Engine

from app.db.database import read_only
from app.log import store
from app.sessions.closing import NOT_NOW


class Screen(Protocol):
    """What a stage is shown on."""

    gone: bool  # nobody looks at it any more

    def leave(self, code: int, reason: str) -> None:
        """It goes out."""


class Stages:
    """Those of this process."""

    def __init__(self, engine: Engine) -> None:
        self._reading = read_only(engine)
        self._lit: dict[Screen, tuple[str, str]] = {}  # each with its stream, and its pass's hash

    def light(self, screen: Screen, code: str, ticket: str) -> None:
        """This one is shown by a pass."""
        self._lit[screen] = (code, ticket)

    def out(self, screen: Screen) -> None:
        """It is closed, whatever it was shown by."""
        self._lit.pop(screen, None)

    def dim(self, code: str) -> None:
        """The passes of this stream were taken back: who comes back is looked at again."""
        for screen, (where, _) in list(self._lit.items()):
            if where == code:
                screen.leave(*NOT_NOW)

    async def look(self) -> None:
        """Another process may have taken passes back."""
        self._lit = {one: where for one, where in self._lit.items() if not one.gone}
        tickets = {ticket for _, ticket in self._lit.values()}
        held = await asyncio.to_thread(self._held, tickets) if tickets else ()
        for screen, (_, ticket) in list(self._lit.items()):
            if ticket in tickets and ticket not in held:
                screen.leave(*NOT_NOW)

    def _held(self, tickets: Collection[str]) -> Collection[str]:
        with self._reading.connect() as db:
            return store.holders(db, tickets)
