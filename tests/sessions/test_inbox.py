"""The inbox: everything in order, in pieces, and nothing while there is no room."""

import asyncio
import random

import pytest

from app.sessions.inbox import PIECE, Inbox
from tests.sessions.transport import Transport

pytestmark = pytest.mark.anyio


class Reader:
    """Takes what it is given, while it has room."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.room = True
        self.transport = Transport()
        loop = asyncio.get_running_loop()
        self.inbox = Inbox(self.transport, loop, self.taken.append, lambda: self.room)


async def test_a_little_is_taken_at_once(anyio_backend: str) -> None:
    one = Reader()
    one.inbox.put(b"a little")
    assert (one.taken, one.transport.asked) == ([b"a little"], [])


async def test_much_is_taken_in_pieces_and_no_more_is_read_meanwhile(anyio_backend: str) -> None:
    one, much = Reader(), random.Random(1).randbytes(5 * PIECE + 7)
    one.inbox.put(much)
    assert one.transport.asked[0] == "pause"
    one.inbox.put(b" and more")
    while not one.inbox.empty:
        assert "resume" not in one.transport.asked
        await asyncio.sleep(0)
    assert b"".join(one.taken) == much + b" and more"
    assert max(map(len, one.taken)) == PIECE
    assert one.transport.asked[-1] == "resume"


async def test_nothing_is_taken_while_there_is_no_room(anyio_backend: str) -> None:
    one = Reader()
    one.room = False
    one.inbox.put(b"early")
    await asyncio.sleep(0)
    assert (one.taken, one.transport.asked) == ([], ["pause"])
    one.room = True
    one.inbox.go_on()
    await asyncio.sleep(0)
    assert (one.taken, one.transport.asked[-1]) == ([b"early"], "resume")


async def test_what_is_left_when_it_closes_is_nobodys(anyio_backend: str) -> None:
    one = Reader()
    one.inbox.put(bytes(3 * PIECE))
    one.inbox.close()
    await asyncio.sleep(0)
    assert (one.taken, one.inbox.empty) == ([], True)
