"""Patience with who reads slowly, and an end to it with who does not read at all."""

import array
import asyncio
import fcntl
import termios
from contextlib import suppress

STUCK = 10.0  # seconds in which something has to be read of what waits


class Patience:
    """Ends a connection where nothing of what waits to be read was read for a while."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._waiting = 0
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Something could not leave at once."""
        self._waiting = self._unread()
        self._timer = self._loop.call_later(STUCK, self._look)

    def end(self) -> None:
        """It has left, or the connection is gone."""
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _look(self) -> None:
        unread = self._unread()
        if unread >= self._waiting:
            self._transport.abort()
            return
        self._waiting = unread
        self._timer = self._loop.call_later(STUCK, self._look)

    def _unread(self) -> int:
        """Bytes that wait here, and those that the system has and nobody has confirmed."""
        waiting = self._transport.get_write_buffer_size()
        connection = self._transport.get_extra_info("socket")
        held = array.array("i", [0])
        if connection is not None:
            with suppress(OSError):  # a kind of connection that does not count them
                fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, held)
        return waiting + held[0]
