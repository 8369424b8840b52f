"""What somebody without a key can send: floods, answers left unread, doors knocked at."""

import asyncio
import contextlib
import os
import socket
from pathlib import Path

from tests.live.raw import Line, frame
from tests.live.server import Server

ENTER = frame(b'{"ask":"enter","id":"1","as":"stage"}')
BEGUN = frame(b'"', fin=False)
#: What hardly costs its sender anything, and what has to go before it.
FLOODS: dict[str, tuple[bytes, bytes]] = {
    "pings": (b"", frame(b"", opcode=9)),
    "pongs": (b"", frame(b"", opcode=10)),
    "parts of nothing": (BEGUN, frame(b"", opcode=0, fin=False)),
    "full pings, never read": (b"", frame(b"x" * 125, opcode=9)),
}
AT_ONCE = 1 << 16


def flood(server: Server, code: str, what: str, size: int, enters: bool) -> int | None:
    """Pour so many bytes into one socket; its close code, 0 where it is open all the same."""
    first, again = FLOODS[what]
    with Line(server, small="never read" in what) as line:
        line.upgrade(code)
        line.send((ENTER if enters else b"") + first)
        chunk = again * (AT_ONCE // len(again))
        try:
            for _ in range(size // len(chunk) + 1):
                line.send(chunk)
        except OSError:
            return line.close_code()
        line.send(frame(b"last", opcode=9))
        return _ended(line)


def _ended(line: Line) -> int | None:
    """The close code; 0 where the answer to the last ping comes instead."""
    told = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := line.socket.recv(1 << 20):
            told = told[-200:] + piece
            if told.endswith(b"\x8a\x04last"):
                return 0
    place = told.rfind(b"\x88")
    return int.from_bytes(told[place + 2 : place + 4]) if place >= 0 else None


async def floods(server: Server, code: str, size: int) -> dict[str, int | None]:
    """Every flood, from a stage and from somebody who has not said yet who it is."""
    codes: dict[str, int | None] = {}
    for what in FLOODS:
        for enters in (True, False):
            code_of = await asyncio.to_thread(flood, server, code, what, size, enters)
            codes[f"{what}{', entered' if enters else ''}"] = code_of
    return codes


def look_on(server: Server, code: str, many: int) -> list[Line]:
    """So many stages that are nobody's; those there was a place for."""
    stages: list[Line] = []
    for _ in range(many):
        line = Line(server)
        try:
            line.upgrade(code).send(ENTER)
            assert line.socket.recv(1)
            stages.append(line)
        except (AssertionError, OSError):  # no place, for now
            line.socket.close()
    return stages


class Greedy(Line):
    """Asks for the same thing again and again, and reads nothing of it."""

    def __init__(self, server: Server, path: str, times: int = 1) -> None:
        super().__init__(server, small=True)
        self.send(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode() * times)

    def begun(self) -> bool:
        """Waits for the first of its answers, which stays unread: the server has taken it then."""
        return bool(self.socket.recv(1, socket.MSG_PEEK))


def held(server: Server) -> int:
    """How many connections the server has open, whatever it says of them."""
    count = 0
    for one in Path(f"/proc/{server.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since
            count += os.readlink(one).startswith("socket:")
    return count
