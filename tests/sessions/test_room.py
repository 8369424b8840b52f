"""A room: who is here is who has a socket open, however many; and it ends with the last one."""

import pytest
from sqlalchemy import Engine

from app.log.kind import Screen
from app.main import KINDS
from app.sessions.room import Rooms

pytestmark = pytest.mark.anyio
CODE = "PAYR0LL2"


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
