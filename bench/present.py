"""A town hall on slow lines: what a screen and a vote's frame weigh, and how soon all are in."""

import asyncio
import base64
import json
import os
import tempfile
import time

from app.matrix.catalogue import FOURTEEN
from app.workshop.questions import CastVote
from app.workshop.revealing import VoteAgain
from bench.hall import MANY, Processes, Written, cells
from bench.house import House
from bench.table import Line

PEOPLE = 1000
AT_ONCE = 300
LINE = 125_000  # bytes a second: a megabit
SAID = "Because it has always been done by whoever was awake at three in the morning."
KILOBYTE = 1024


def measure() -> list[Line]:
    """As it was published, and of as many processes as a matrix may have."""
    return [line for processes in (FOURTEEN.processes, MANY) for line in _present(processes)]


def _present(processes: Processes) -> list[Line]:
    """Everybody has said why on every cell, twice; then the third round."""
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        hall = Written(f"sqlite:///{folder}/remit.sqlite3", "TQWNHAAA", PEOPLE, processes)
        for process, scope in cells(processes):
            hall.vote(process, scope, SAID)
            hall.put("ann", VoteAgain(process=process, scope=scope))
            hall.vote(process, scope, SAID)
        hall.put("ann", VoteAgain(process="incident", scope="application"))
        hall.put("p1", CastVote("tbd", process="incident", scope="application", reason=SAID))
        hall.close()
        with House(DATA_DIR=folder) as house:
            path = f"/api/workshops/{hall.code}"
            _, screen = house.ask("GET", path, key=hall.key_of(1))
            _, leading = house.ask("GET", path, key=hall.key)
            vote = json.dumps(json.loads(screen)["show"]["cell:incident:application"])
            took = asyncio.run(_all_in(house.port, hall))
    sizes = len(screen) / KILOBYTE, len(leading) / KILOBYTE, len(vote) / KILOBYTE
    of = f"{2 * len(processes)} cells"
    said = "screen {:.0f} KB, who facilitates {:.0f} KB, a vote's frame {:.1f} KB".format(*sizes)
    print(f"{of}: {said}; {AT_ONCE} at a megabit each are in after {took:.2f} s", flush=True)
    return [
        Line("13", f"first screen of 1,000 people, {of}, KB", max(sizes[:2]), 150),
        Line("13", f"frame of a vote in round three, {of}, KB", sizes[2], 2),
        Line("13", f"until 300 at once have it at 1 Mbit/s, {of}, s", took, 3),
    ]


async def _all_in(port: int, hall: Written) -> float:
    started = time.perf_counter()
    await asyncio.gather(*(_comes(port, hall, number) for number in range(AT_ONCE)))
    return time.perf_counter() - started


async def _comes(port: int, hall: Written, number: int) -> None:
    """One comes in by a slow line, and is there with the last byte of the first screen."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=8192)
    token = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /api/workshops/{hall.code}/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {token}\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    enter = json.dumps({"ask": "enter", "id": "1", "key": hall.key_of(number)}).encode()
    writer.write(b"\x81" + bytes([0x80 | len(enter), 0, 0, 0, 0]) + enter)
    for _ in range(2):  # the answer, then the screen
        _, length = await reader.readexactly(2)
        if length >= 126:
            length = int.from_bytes(await reader.readexactly(2 if length == 126 else 8), "big")
        while length:
            length -= len(await reader.readexactly(piece := min(length, LINE // 20)))
            await asyncio.sleep(piece / LINE)
    writer.close()
