"""A line between a browser and a server that can be cut, held up, and mended."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self

from tests.live.server import Server, free_port


class Line:
    """A TCP proxy: to the browser it is the server, with its own failings."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._port = free_port()
        self._cut = False
        self._answers = asyncio.Event()
        self._answers.set()
        self._asks = asyncio.Event()
        self._asks.set()
        self._last = b""  # the ask from which on no answer arrives
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        self._listener = await asyncio.start_server(self._meet, "127.0.0.1", self._port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()
        self.cut()
        self._answers.set()
        self._asks.set()
        await asyncio.gather(*self._tasks)

    def cut(self) -> None:
        """Every connection breaks, and no new one is let through."""
        self._cut = True
        for writer in self._open:
            writer.transport.abort()

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

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(OSError):
            far_reader, far = await asyncio.open_connection("127.0.0.1", self._server.port)
            self._open |= {writer, far}
            ends = (self._carry(reader, far, False), self._carry(far_reader, writer, True))
            try:
                await asyncio.gather(*ends)
            finally:
                self._open -= {writer, far}
                far.transport.abort()
                writer.transport.abort()

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
