"""A network that lets pages through and gets in the way of WebSockets, each in its own manner."""

import asyncio
import contextlib
import re

from tests.browser.between import Between
from tests.live.server import Server

UPGRADE = re.compile(rb"^(upgrade|connection|sec-websocket-[a-z]+):.*\r\n", re.I | re.M)
#: 400, 403 and 426 refuse it, `swallow` never answers, `strip` passes on a request like any other.
MANNERS = ("400", "403", "426", "swallow", "strip")


class InTheWay(Between):
    """With no manner it lets all through."""

    def __init__(self, server: Server, manner: str) -> None:
        super().__init__(server)
        self.manner = manner
        self.passed = 0  # WebSockets that came through

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if b"\r\nupgrade: websocket" in head.lower():
            await self._upgrade(head, reader, writer)
        else:
            await self._request(head, reader, writer)

    async def _upgrade(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if self.manner == "swallow":
            await reader.read()
        elif self.manner.isdigit():
            # Some would ask for the next page on this connection, were it not to close.
            head = b"HTTP/1.1 %s No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            writer.write(head % self.manner.encode())
            await writer.drain()
            await reader.read()
        elif self.manner == "strip":
            await self._request(UPGRADE.sub(b"", head), reader, writer)
        else:
            self.passed += 1
            await self._request(head, reader, writer)

    async def _request(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        async with self._reached() as (far_reader, far):
            far.write(head)
            ends = [
                asyncio.ensure_future(_carry(reader, far)),
                asyncio.ensure_future(_carry(far_reader, writer)),
            ]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in ends:
                end.cancel()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
