"""A network that lets pages through and gets in the way of WebSockets, each in its own manner."""

import asyncio
import contextlib
import re
from types import TracebackType
from typing import Self

from tests.live.server import Server, free_port

UPGRADE = re.compile(rb"^(upgrade|connection|sec-websocket-[a-z]+):.*\r\n", re.I | re.M)
#: 400, 403 and 426 refuse it, `swallow` never answers, `strip` passes on a request like any other.
MANNERS = ("400", "403", "426", "swallow", "strip")


class InTheWay:
    """A proxy between browsers and a server; with no manner it lets all through."""

    def __init__(self, server: Server, manner: str) -> None:
        self._server = server
        self._port = free_port()
        self.manner = manner
        self.passed = 0  # WebSockets that came through
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
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                head = await reader.readuntil(b"\r\n\r\n")
                if b"\r\nupgrade: websocket" in head.lower():
                    await self._upgrade(head, reader, writer)
                else:
                    await self._pass(head, reader, writer)
        finally:
            writer.transport.abort()

    async def _upgrade(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if self.manner == "swallow":
            await reader.read()
        elif self.manner.isdigit():
            writer.write(f"HTTP/1.1 {self.manner} No\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            await reader.read()
        elif self.manner == "strip":
            await self._pass(UPGRADE.sub(b"", head), reader, writer)
        else:
            self.passed += 1
            await self._pass(head, reader, writer)

    async def _pass(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self._server.port)
        try:
            far.write(head)
            ends = [
                asyncio.ensure_future(self._carry(reader, far)),
                asyncio.ensure_future(self._carry(far_reader, writer)),
            ]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in ends:
                end.cancel()
        finally:
            far.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(65536):
                writer.write(piece)
                await writer.drain()
