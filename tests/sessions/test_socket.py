"""One open socket: what cannot be read, what comes too fast, and who is behind with reading."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Engine

from app.main import KINDS
from app.sessions import socket as socket_of
from app.sessions.closing import NOT_NOW
from app.sessions.frames import frame
from app.sessions.room import Rooms
from app.sessions.socket import BAD_FRAMES, TOO_MANY, Socket
from app.workshop.kind import WORKSHOP
from tests.sessions.test_wire_in import listening
from tests.sessions.transport import Transport

pytestmark = pytest.mark.anyio
HERE = '{"ask":"here","id":"1"}'


@pytest.fixture
async def rooms(engine: Engine, anyio_backend: str) -> AsyncIterator[Rooms]:
    made = Rooms(engine, KINDS)
    yield made
    await made.finish()


def at(rooms: Rooms) -> tuple[Socket, Transport]:
    wire, transport = listening([])
    return Socket(wire, rooms, WORKSHOP, "PAYR0LL2"), transport


def closed(socket: Socket) -> int | None:
    """The code it was closed with; its timer is of no use any more."""
    if socket.wire.close_timer:
        socket.wire.close_timer.cancel()
    return socket.wire.conn.close_sent.code if socket.wire.conn.close_sent else None


def told(transport: Transport) -> dict[str, Any]:
    """The last answer."""
    said: dict[str, Any] = json.loads(transport.written[transport.written.rindex(b"{") :])
    return said


async def test_ten_frames_that_cannot_be_read_are_enough(rooms: Rooms) -> None:
    socket, transport = at(rooms)
    for _ in range(BAD_FRAMES - 1):
        socket.hear("no JSON")
    assert (told(transport)["code"], closed(socket)) == ("bad-json", None)
    socket.hear(None)
    assert closed(socket) == 4500


async def test_asks_beyond_the_pace_are_refused_and_then_it_is_over(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_of, "ASKS", (0.0, 3.0))
    socket, transport = at(rooms)
    for _ in range(3):
        socket.hear(HERE)
    assert told(transport).items() >= {"done": "1", "seq": 0}.items()
    for _ in range(TOO_MANY):
        socket.hear(HERE)
    assert (told(transport)["code"], closed(socket)) == ("rate-limited", None)
    socket.hear(HERE)
    assert closed(socket) == 4004


async def test_who_has_not_read_the_last_one_is_behind(rooms: Rooms) -> None:
    socket, transport = at(rooms)
    socket.wire.pause_writing()
    socket.show(frame(b"{}"))
    assert (socket.behind, transport.written) == (True, b"")
    socket.wire.patience.end()


async def test_who_gives_up_a_place_may_come_back(rooms: Rooms) -> None:
    socket, _ = at(rooms)
    socket.give_up()
    assert closed(socket) == NOT_NOW[0]
