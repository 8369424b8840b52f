"""Watchers without a socket, read cheaply: every answer kept as it came, nothing understood."""

import asyncio
import json
import re
from typing import Self

from tests.faults.watchers import FRAME
from tests.live.server import PATIENCE, Server

COUNT = re.compile(rb'("cursor":"[0-9a-f]{16}\.)(\d+)(\.)')
ASK = (
    "GET /api/workshops/{code}/changes?{query} HTTP/1.1\r\n"
    "Host: 127.0.0.1:{port}\r\n{key}Connection: keep-alive\r\n\r\n"
)


def _uncounted(answer: bytes, size: int) -> bytes:
    """Without the number of answers so far, which counts those of time; as long as it is then."""
    found = COUNT.search(answer)
    assert found
    shorter = b"content-length: %d" % (size - len(found[2]))
    return COUNT.sub(rb"\1\3", answer).replace(b"content-length: %d" % size, shorter, 1)


class PollingWatcher:
    """One request after the other on one connection; an answer is a frame."""

    def __init__(self, kept: dict[bytes, bytes]) -> None:
        self.frames: list[bytes] = []
        self.told: FRAME | None = None
        self._kept = kept
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def open(cls, server: Server, code: str, kept: dict[bytes, bytes], key: str) -> Self:
        """With a key, or as a stage that is nobody's; there when the whole screen is."""
        self = cls(kept)
        self._task = asyncio.create_task(self._poll(server, code, key))
        async with asyncio.timeout(PATIENCE):
            while not self.frames:
                assert not self._task.done(), "turned away"
                await asyncio.sleep(0.002)
        return self

    def abort(self) -> None:
        if self._task:
            self._task.cancel()

    async def _poll(self, server: Server, code: str, key: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        bearer, stage = (f"Authorization: Bearer {key}\r\n", "") if key else ("", "&as=stage")
        cursor = ""
        try:
            while True:
                query = f"after={cursor}{stage}"
                asked = ASK.format(code=code, query=query, port=server.port, key=bearer)
                writer.write(asked.encode())
                head = await reader.readuntil(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200 "), head
                lines = [one for one in head.splitlines() if not one.startswith(b"date:")]
                (size,) = (
                    int(one.split()[1]) for one in lines if one.startswith(b"content-length")
                )
                body = await reader.readexactly(size)
                if b'"frames":[]' not in body:  # that one says only that time has passed
                    answer = _uncounted(b"\r\n".join([*lines, body]), size)
                    self.frames.append(self._kept.setdefault(answer, answer))
                cursor = json.loads(body)["cursor"]
        finally:
            writer.transport.abort()
