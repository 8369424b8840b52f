"""What Remit is measured beside, in the same run: a floor in C, bare writes, bare commits."""

import asyncio
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.crowd import Crowd, Round, compiled
from bench.house import free_port

SHOW = '{"seq":1,"show":{"voted":1,"said":"%s"}}' % ("x" * 260)  # some 300 bytes


def floor(people: int, rounds: int) -> list[Round]:
    """The burst on the server in C, which has no disk and no rules."""
    with subprocess.Popen(
        [compiled("floor"), str(people)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        crowd = Crowd(int(process.stdout.readline()), "/", [""] * people)
        found = [
            crowd.round("all", f"v{number}", f'"voted":{people * number},')
            for number in range(1, rounds + 1)
        ]
        crowd.leave()
        process.kill()
    return found


def fan_out(how: str, people: int, rounds: int) -> list[Round]:
    """One frame to everybody, by `websockets` broadcast() or by `raw` writes of one ready frame."""
    port = free_port()
    command = [sys.executable, "-m", "bench.beside", how, str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        time.sleep(1.0)
        crowd = Crowd(port, "/", [""] * people)
        found = []
        for _ in range(rounds):
            time.sleep(0.1)
            found.append(crowd.round("poke 0", "v", '"voted":1,'))
        crowd.leave()
        process.kill()
    return found


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    """As durable as ours, with three tables, each with a key of two parts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)) as db,
    ):
        db.execute("PRAGMA journal_mode = wal")
        db.execute("PRAGMA synchronous = full")
        for table in ("event", "ballot", "ask"):
            db.execute(f"CREATE TABLE {table} (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (a, b))")
        yield db


def committer(db: sqlite3.Connection) -> Callable[[int], float]:
    """Commits so many votes, three rows each, in one transaction; answers the seconds."""
    last = 0

    def commit(votes: int) -> float:
        nonlocal last
        start = time.perf_counter()
        db.execute("BEGIN IMMEDIATE")
        values = [("WORKSHOP", last + vote, SHOW[:120]) for vote in range(votes)]
        for table in ("event", "ballot", "ask"):
            db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", values)
        db.execute("COMMIT")
        last += votes
        return time.perf_counter() - start

    return commit


# The servers of `fan_out`, each a process of its own: any text from anybody, and all get SHOW


async def _websockets(port: int) -> None:
    connections: set[ServerConnection] = set()

    async def handle(connection: ServerConnection) -> None:
        connections.add(connection)
        async for _ in connection:
            broadcast(connections, SHOW)
        connections.discard(connection)

    async with serve(handle, "127.0.0.1", port, compression=None, backlog=4096, ping_interval=None):
        await asyncio.Future()


class _Raw(asyncio.Protocol):
    """Knows nothing of websockets but two constants: what is sent at first, and then."""

    HELLO = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
    FRAME = b"\x81\x7e" + len(SHOW).to_bytes(2, "big") + SHOW.encode()
    transports: ClassVar[set[asyncio.BaseTransport]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, _: bytes) -> None:
        if self.transport not in self.transports:
            self.transports.add(self.transport)
            self.transport.write(self.HELLO)  # type: ignore[attr-defined]
            return
        for transport in self.transports:
            transport.write(self.FRAME)  # type: ignore[attr-defined]


async def _raw(port: int) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Raw, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    # As each comes: the library on Python's own loop, the bare writes on the loop that we use.
    loops = {"websockets": (_websockets, asyncio.run), "raw": (_raw, uvloop.run)}
    serving, run = loops[sys.argv[1]]
    run(serving(int(sys.argv[2])))
