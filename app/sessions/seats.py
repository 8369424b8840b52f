"""The seats of one room: who has taken one, by whichever way, and what they were shown last."""

import asyncio
from collections import Counter
from typing import Protocol

from app.log.kind import POLLING, Screen
from app.sessions.frames import Pieces


class Seat(Protocol):
    """A socket in a room, or who polls; `person` is empty on a stage, `owner` on a stranger's."""

    person: str
    owner: str

    def show(self, ready: bytes) -> None:
        """Write a ready frame of differences, or remember that there is something newer."""

    def leave(self, code: int, reason: str) -> None:
        """The door closes behind this one."""

    def may_see(self, screen: Screen) -> bool:
        """Whether this screen is for who sits here."""


class Room:
    """The seats taken in one workshop."""

    def __init__(self) -> None:
        self.seats: set[Seat] = set()
        self._names: Counter[str] = Counter()
        self._here: frozenset[str] | None = frozenset()
        self.seq = 0
        self.shared: Screen = {}
        self.pieces = Pieces()
        self.redraw: asyncio.Handle | None = None
        self.redraw_at = 0.0  # by the clock of the loop; uvloop's handle of one at once has no time

    @property
    def here(self) -> frozenset[str]:
        if self._here is None:
            self._here = frozenset(self._names)
        return self._here

    def count(self, person: str, change: int, polls: bool = False) -> None:
        """One seat more or less of this person; nobody is behind an empty name."""
        for name in (person, POLLING + person)[: 1 + polls] if person else ():
            self._names[name] += change
            if self._names[name] <= 0:
                del self._names[name]
            self._here = None

    def seats_of(self, person: str) -> int:
        return self._names.get(person, 0)
