"""A crowd of clients in one process: they enter, all vote at once, and say when all have seen it.

Run as `python -m bench.crowd HOST PORT PATH` with a JSON list of keys as the first line of
standard input, and `go TARGET` as the second: TARGET is the number of votes a screen must show.
Clients are raw asyncio protocols, so that the crowd is lighter than what it measures.
"""

import asyncio
import base64
import json
import os
import sys
import time
from functools import partial
from typing import cast

VOTE = {"ask": "cast-vote", "process": "incident", "scope": "application", "choice": "business"}


def masked(text: bytes) -> bytes:
    """A client's text frame; the mask is zero, which the protocol allows and costs nothing."""
    head = (
        bytes((0x81, 0x80 | len(text)))
        if len(text) < 126
        else b"\x81\xfe" + len(text).to_bytes(2, "big")
    )
    return head + bytes(4) + text


class Client(asyncio.Protocol):
    """One socket. `frames` counts what the server sent; `seen` is done when the target shows."""

    def __init__(self, key: str, host: str, path: str) -> None:
        self.key = key
        self.hello = (
            f"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
        self.inside = asyncio.get_running_loop().create_future()
        self.seen = asyncio.get_running_loop().create_future()
        self.acked = 0.0
        self.target = b"\0"
        self.buffer = b""
        self.frames = 0
        self.greeted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self.hello)

    def say(self, ask: dict[str, object]) -> None:
        self.transport.write(masked(json.dumps(ask).encode()))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.greeted:
            _, end, rest = self.buffer.partition(b"\r\n\r\n")
            if not end:
                return
            self.greeted, self.buffer = True, rest
            self.say({"ask": "enter", "id": "1", "key": self.key})
        while (text := self._frame()) is not None:
            self._hear(text)

    def _frame(self) -> bytes | None:
        buffer = self.buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1], 2
        if size == 126:
            size, start = int.from_bytes(buffer[2:4], "big"), 4
        elif size == 127:
            size, start = int.from_bytes(buffer[2:10], "big"), 10
        if len(buffer) < start + size:
            return None
        self.buffer = buffer[start + size :]
        if buffer[0] == 0x89:  # ping: answer, and look on
            self.transport.write(b"\x8a" + bytes((0x80 | size,)) + bytes(4) + buffer[start:][:size])
            return b""
        return buffer[start : start + size]

    def _hear(self, text: bytes) -> None:
        self.frames += bool(text)
        if not self.inside.done() and b'"you":' in text:
            self.inside.set_result(None)
        if text.startswith(b'{"done":"v"'):
            self.acked = time.perf_counter()
        if self.target in text and not self.seen.done():
            self.seen.set_result(time.perf_counter())


def _itself(client: Client) -> Client:
    return client


async def main(host: str, port: int, path: str) -> None:
    loop = asyncio.get_running_loop()
    keys = json.loads(await asyncio.to_thread(sys.stdin.readline))
    clients = []
    for key in keys:
        client = Client(key, host, path)
        await loop.create_connection(partial(_itself, client), host, port)
        clients.append(client)
    await asyncio.gather(*(client.inside for client in clients))
    print("inside", flush=True)
    _, target = (await asyncio.to_thread(sys.stdin.readline)).split()
    for client in clients:
        client.target, client.frames = f'"voted":{target},'.encode(), 0
    cpu, start = time.process_time(), time.perf_counter()
    for client in clients:
        client.say({"id": "v", **VOTE})
    seen = await asyncio.gather(*(client.seen for client in clients))
    await asyncio.sleep(0.2)
    print(
        json.dumps(
            {
                "start": start,
                "acked": max(client.acked for client in clients),
                "seen": max(seen),
                "frames": sum(client.frames for client in clients),
                "busy": (time.process_time() - cpu) / (max(seen) - start),
            }
        ),
        flush=True,
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
