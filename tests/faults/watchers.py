"""Many sockets read cheaply: every frame kept as it came, equal ones once, nothing understood."""

import asyncio
import base64
import json
import os
from collections.abc import Callable, Iterable
from typing import Self, cast

from tests.live.raw import HANDSHAKE, frame
from tests.live.server import PATIENCE, Server

FRAME = Callable[[bytes], None]


class Watcher(asyncio.Protocol):
    """One socket: asks in, frames kept in the order they came."""

    def __init__(self, kept: dict[bytes, bytes]) -> None:
        self.frames: list[bytes] = []
        self.keeps = True  # every frame; False: whoever is told of them needs no more
        self.told: FRAME | None = None  # called with each frame as it comes
        self.close_code = 0  # of the close frame that came; 1006 where none did
        self.gone = asyncio.Event()
        self._kept = kept
        self._rest = b""
        self.upgraded = asyncio.Event()

    @classmethod
    async def open(cls, server: Server, code: str, kept: dict[bytes, bytes]) -> Self:
        """A socket on a workshop that has not entered yet."""
        loop = asyncio.get_running_loop()
        made = await loop.create_connection(lambda: cls(kept), "127.0.0.1", server.port)
        self = made[1]
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(HANDSHAKE.format(code=code, key=key).encode())
        async with asyncio.timeout(PATIENCE):
            await self.upgraded.wait()
        assert not self.gone.is_set(), "turned away"
        return self

    async def enter(self, key: str, number: str = "in") -> Self:
        """With a key, or as a stage that is nobody's; there when the whole screen is."""
        who = {"key": key} if key else {"as": "stage"}
        self.send(json.dumps({"ask": "enter", "id": number, **who}).encode())
        async with asyncio.timeout(PATIENCE):
            while len(self.frames) < 2:
                assert not self.gone.is_set(), (self.close_code, self.frames)
                await asyncio.sleep(0.002)
        return self

    def send(self, text: bytes) -> None:
        self.transport.write(frame(text))

    def abort(self) -> None:
        self.transport.abort()

    # What asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.close_code = self.close_code or 1006
        self.gone.set()
        self.upgraded.set()

    def data_received(self, data: bytes) -> None:
        data = self._rest + data if self._rest else data
        if not self.upgraded.is_set():
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._rest = data
                return
            assert data.startswith(b"HTTP/1.1 101 "), data[:200]
            self.upgraded.set()
            data = data[end + 4 :]
        self._rest = data[self._take(data) :]

    def _take(self, data: bytes) -> int:
        """Every whole frame in these bytes; answers where the first half one begins."""
        start = 0
        while len(data) - start >= 2:
            size, head = data[start + 1], 2
            if size >= 126:
                head = 4 if size == 126 else 10
                size = int.from_bytes(data[start + 2 : start + head])
            end = start + head + size
            if len(data) < end or len(data) < start + head:
                break
            self._hear(data[start] & 0x0F, data[start + head : end])
            start = end
        return start

    def _hear(self, kind: int, text: bytes) -> None:
        if kind == 8:
            self.close_code = int.from_bytes(text[:2])
            self.transport.write(frame(text[:2], opcode=8))
        elif kind == 9:
            self.transport.write(frame(text, opcode=10))
        elif kind == 1:
            if self.keeps:
                text = self._kept.setdefault(text, text)
                self.frames.append(text)
            if self.told:
                self.told(text)


async def open_all(
    server: Server, code: str, keys: Iterable[str], kept: dict[bytes, bytes]
) -> list[Watcher]:
    """One socket entered for each key; an empty one is a stage's."""
    return [await (await Watcher.open(server, code, kept)).enter(key) for key in keys]
