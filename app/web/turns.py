"""Turns at what is scarce: so many at once, and who waits does not wait for the many of another."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Line:
    """Who waits, one of each stream in turn, and within it one of each person in turn."""

    def __init__(self) -> None:
        self._lines: OrderedDict[str, Line] = OrderedDict()
        self._turns: deque[asyncio.Future[None]] = deque()

    def __bool__(self) -> bool:
        return bool(self._lines or self._turns)

    def add(self, turn: asyncio.Future[None], *names: str) -> None:
        if names:
            self._lines.setdefault(names[0], Line()).add(turn, *names[1:])
        else:
            self._turns.append(turn)

    def pop(self) -> asyncio.Future[None]:
        """Whose turn it is; the line it comes from goes to the end."""
        if not self._lines:
            return self._turns.popleft()
        name, line = self._lines.popitem(last=False)
        turn = line.pop()
        if line:
            self._lines[name] = line
        return turn


class Turns:
    """At most so many at once. Nobody is kept from it by how much others want."""

    def __init__(self, most: int) -> None:
        self._free = most
        self._line = Line()

    @asynccontextmanager
    async def of(self, stream: str, person: str) -> AsyncIterator[None]:
        """A turn, as soon as there is one; who gives up before that has had none."""
        turn = asyncio.get_running_loop().create_future()
        self._line.add(turn, stream, person)
        self._call()
        try:
            await turn
            yield
        finally:
            if turn.done() and not turn.cancelled():
                self._free += 1
                self._call()

    def _call(self) -> None:
        while self._free and self._line:
            turn = self._line.pop()
            if not turn.done():  # else they gave up
                turn.set_result(None)
                self._free -= 1
