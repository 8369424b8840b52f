"""What Remit is measured beside: bare websockets, and bare commits of the same rows."""

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import websockets
from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.house import free_port

TEXT = "x" * 300


async def fan_out(people: int) -> float:
    """Seconds until the last of so many clients has one broadcast of bare websockets."""
    port, inside = free_port(), asyncio.Event()
    connections: set[ServerConnection] = set()

    async def handle(connection: ServerConnection) -> None:
        connections.add(connection)
        if len(connections) == people:
            inside.set()
        await connection.wait_closed()

    async with serve(handle, "127.0.0.1", port, compression=None):
        clients = [
            await websockets.connect(f"ws://127.0.0.1:{port}", compression=None)
            for _ in range(people)
        ]
        await inside.wait()
        start = time.perf_counter()
        broadcast(connections, TEXT)
        await asyncio.gather(*(client.recv() for client in clients))
        seconds = time.perf_counter() - start
        await asyncio.gather(*(client.close() for client in clients))
    return seconds


def commits(batches: int, rows: int) -> float:
    """Seconds to commit so many batches of so many votes, three rows each, WAL and FULL."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)) as db,
    ):
        db.execute("PRAGMA journal_mode = wal")
        db.execute("PRAGMA synchronous = full")
        for table in ("event", "ballot", "ask"):
            db.execute(f"CREATE TABLE {table} (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (a, b))")
        start = time.perf_counter()
        for batch in range(batches):
            db.execute("BEGIN IMMEDIATE")
            values = [("WORKSHOP", batch * rows + row, TEXT[:120]) for row in range(rows)]
            for table in ("event", "ballot", "ask"):
                db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?)", values)
            db.execute("COMMIT")
        return time.perf_counter() - start
