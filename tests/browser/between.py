"""Between a browser and a server: what listens there, and lets go of everything at its end."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

from tests.live.server import Server, free_port


class Between(ABC):
    """A TCP proxy: to the browser it is the server, with its own failings."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._port = free_port()
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: set[asyncio.StreamWriter] = set()

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
        self._break_all()
        await asyncio.gather(*self._tasks)

    def _break_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._open.add(writer)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await self._pass_on(reader, writer)
        finally:
            self._open.discard(writer)
            writer.transport.abort()

    @abstractmethod
    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection, in a manner of its own; it breaks where this ends."""

    @contextlib.asynccontextmanager
    async def _reached(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        """The far end; it breaks with this connection."""
        reader, far = await asyncio.open_connection("127.0.0.1", self._server.port)
        self._open.add(far)
        try:
            yield reader, far
        finally:
            self._open.discard(far)
            far.transport.abort()
