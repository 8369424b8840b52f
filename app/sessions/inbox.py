"""What came in on a connection and was not looked at yet: handed on piece by piece, in order.

A network hands over a quarter of a megabyte at once, which is forty thousand empty frames: whoever
looked at all of them in one go would let nobody else have a turn.
"""

import asyncio
from collections.abc import Callable

PIECE = 2048  # bytes between two turns of the loop: at most 350 frames, or 120 requests


class Inbox:
    """Bytes on their way to `take`, as long as `may` says that it has room for more."""

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        take: Callable[[bytes], None],
        may: Callable[[], bool],
    ) -> None:
        self._transport = transport
        self._loop = loop
        self._take = take
        self._may = may
        self._rest = b""
        self._closed = False
        self._next: asyncio.Handle | None = None

    @property
    def empty(self) -> bool:
        return not self._rest

    def put(self, data: bytes) -> None:
        """Hand it on: a little at once, more in pieces; nothing more is read meanwhile."""
        if self._closed:
            return
        if self.empty and len(data) <= PIECE and self._may():
            self._take(data)
            return
        self._rest += data
        self.go_on()

    def go_on(self) -> None:
        """There may be room again. To be called after whatever has read on by itself."""
        if self._rest:
            self._transport.pause_reading()
            if self._next is None and self._may():
                self._next = self._loop.call_soon(self._hand_on)

    def _hand_on(self) -> None:
        self._next = None
        if not self._may():
            return
        piece, self._rest = self._rest[:PIECE], self._rest[PIECE:]
        self._take(piece)
        if self._rest:
            self.go_on()
        elif not self._closed and self._may() and not self._transport.is_closing():
            self._transport.resume_reading()

    def close(self) -> None:
        """Nobody wants the rest, and no more is read."""
        self._rest, self._closed = b"", True
        if self._next:
            self._next.cancel()
            self._next = None
        if not self._transport.is_closing():
            self._transport.pause_reading()
