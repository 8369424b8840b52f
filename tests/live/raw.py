"""Connections below the manners of any library: sockets, bytes, and nothing read."""

import asyncio
import base64
import contextlib
import json
import os
import socket
import struct

from tests.live.people import Person
from tests.live.server import PATIENCE, Server

HANDSHAKE = (
    "GET /api/workshops/{code}/live HTTP/1.1\r\n"
    "Host: 127.0.0.1\r\n"
    "Upgrade: websocket\r\n"
    "Connection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: {key}\r\n\r\n"
)


class Line:
    """One TCP connection."""

    def __init__(self, server: Server, small: bool = False) -> None:
        self.socket = socket.socket()
        if small:  # before connecting, or the window is agreed on already
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", server.port))

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def upgrade(self, code: str) -> "Line":
        key = base64.b64encode(os.urandom(16)).decode()
        self.send(HANDSHAKE.format(code=code, key=key).encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self.socket.recv(1)
        assert answer.startswith(b"HTTP/1.1 101 "), answer
        return self

    def enter(self, person: Person) -> "Line":
        """Ask to enter, and do not read what comes of it."""
        body = {"ask": "enter", "id": "1", "key": person.key}
        self.upgrade(person.code)
        self.send(frame(json.dumps(body).encode()))
        return self

    def close_code(self) -> int | None:
        """Read on to a close frame; its code, None where the end comes without one."""
        while head := self._exactly(2):
            size = head[1] & 0x7F
            if size >= 126:
                size = int.from_bytes(self._exactly(2 if size == 126 else 8))
            payload = self._exactly(size)
            if head[0] & 0x0F == 8:
                return int.from_bytes(payload[:2])
        return None

    def _exactly(self, size: int) -> bytes:
        """So many bytes, or none where it ends before."""
        told = b""
        with contextlib.suppress(ConnectionResetError):
            while len(told) < size and (piece := self.socket.recv(size - len(told))):
                told += piece
        return told if len(told) == size else b""

    def rest(self) -> bytes:
        """All that comes until the other side ends it, however it does that."""
        told = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := self.socket.recv(65536):
                told += piece
        return told


def frame(payload: bytes, opcode: int = 1, fin: bool = True, size: int | None = None) -> bytes:
    """A masked frame; `size` may lie about what follows."""
    size = len(payload) if size is None else size
    head = bytes([(0x80 if fin else 0) | opcode])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 1 << 16:
        head += bytes([0x80 | 126]) + struct.pack("!H", size)
    else:
        head += bytes([0x80 | 127]) + struct.pack("!Q", size)
    return head + b"\0\0\0\0" + payload  # a mask of zeros changes nothing


async def ends(line: Line) -> bytes:
    return await asyncio.to_thread(line.rest)
