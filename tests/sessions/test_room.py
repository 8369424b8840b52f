"""A room: who is here is who has a socket open, however many; and it ends with the last one."""

import asyncio
import gc
from typing import Any

import pytest
from sqlalchemy import Engine

from app.log.jobs import Look
from app.log.kind import Screen
from app.main import KINDS
from app.sessions.room import Rooms
from tests.log.streams import Stream

pytestmark = pytest.mark.anyio
CODE = "PAYR0LL2"


@pytest.fixture(scope="module")
def anyio_backend() -> tuple[str, dict[str, Any]]:
    """The loop that serves: its handles are not those of the loop that Python brings."""
    return ("asyncio", {"use_uvloop": True})


class Chair:
    """A seat that remembers how it was left."""

    def __init__(self, person: str) -> None:
        self.person = self.owner = person

    def show(self, ready: bytes) -> None:
        """Nothing is shown here."""

    def leave(self, code: int, reason: str) -> None:
        """Nobody leaves here."""

    def may_see(self, screen: Screen) -> bool:
        return True


async def test_a_room_ends_with_its_last_seat(engine: Engine) -> None:
    rooms = Rooms(engine, KINDS)
    stage, bob = Chair(""), Chair("bob")
    for one in (stage, bob):
        rooms.come(CODE, one.person)
        rooms.room(CODE).seats.add(one)
    rooms.go(CODE, "bob", bob)
    assert rooms.is_open(CODE), "the stage is still lit"
    rooms.go(CODE, "", stage)
    assert not rooms.is_open(CODE)
    await rooms.finish()


async def test_a_redraw_that_comes_after_the_end_asks_for_nothing(engine: Engine) -> None:
    """Somebody is away: the room would be drawn again in minutes, and the process ends before."""
    stream, rooms = Stream(engine), Rooms(engine, KINDS)
    failures: list[Any] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, told: failures.append(told))
    rooms.come(stream.code, "ann")
    await rooms.put(Look(stream.code, "ann"))
    rooms._redraw(stream.code, 0.02)
    await rooms.finish()
    await asyncio.sleep(0.05)
    gc.collect()
    assert not failures
    asyncio.get_running_loop().set_exception_handler(None)


async def test_a_ring_while_a_room_is_to_be_drawn_at_once(engine: Engine) -> None:
    """Two processes wrote within a moment."""
    stream, rooms = Stream(engine), Rooms(engine, KINDS)
    rooms.come(stream.code, "ann")
    rooms.rung([stream.code])
    rooms.rung([stream.code])
    answer, _ = await rooms.put(Look(stream.code, "ann"))
    assert answer.code is None
    await rooms.finish()
