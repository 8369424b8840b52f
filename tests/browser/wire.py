"""A line between a browser and a server that can be cut, held up, and mended."""

import asyncio
import contextlib

from tests.browser.between import Between
from tests.live.server import Server


class Line(Between):
    """It carries what both ends say, until it is told otherwise."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._cut = False
        self._answers = asyncio.Event()
        self._answers.set()
        self._asks = asyncio.Event()
        self._asks.set()
        self._last = b""  # the ask from which on no answer arrives

    def cut(self) -> None:
        """Every connection breaks, and no new one is let through."""
        self._cut = True
        self._break_all()

    def mend(self) -> None:
        self._cut = False
        self._answers.set()
        self._asks.set()

    def swallow_answers(self, beginning: bytes = b"") -> None:
        """What the browser sends arrives; what the server says does not, from this ask on."""
        self._last = beginning
        if not beginning:
            self._answers.clear()

    def swallow_asks(self) -> None:
        """What the server says arrives; what the browser sends does not."""
        self._asks.clear()

    def _break_all(self) -> None:
        super()._break_all()
        if not self._listener.is_serving():  # at its end nothing is held up any more
            self.mend()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            return
        async with self._reached() as (far_reader, far):
            ends = (self._carry(reader, far, False), self._carry(far_reader, writer, True))
            await asyncio.gather(*ends)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, back: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(65536):
                if self._last and not back and piece.startswith(self._last):
                    self.swallow_answers()
                await (self._answers if back else self._asks).wait()
                if writer.transport.is_closing():  # cut meanwhile: it is lost
                    break
                writer.write(piece)
                await writer.drain()
        writer.transport.abort()
