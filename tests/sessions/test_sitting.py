"""Taking a seat: let in with a whole screen, or not at all."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine

from app.log.jobs import Answer, Asked
from app.log.kind import Screen
from app.main import KINDS
from app.sessions.closing import NOT_NOW
from app.sessions.room import Rooms
from app.sessions.sitting import Sitting
from app.workshop.kind import WORKSHOP
from tests.workshop import ask

pytestmark = pytest.mark.anyio
CODE = "PAYR0LL2"


class Chair(Sitting):
    """Remembers what it was told."""

    def __init__(self, rooms: Rooms, person: str = "") -> None:
        super().__init__(rooms, WORKSHOP, CODE)
        self.person = self.owner = person
        self.shown: Screen = {}
        self.closed = 0

    def show(self, ready: bytes) -> None:
        """Nothing is shown here."""

    def welcome(self, answer: Answer, show: Screen) -> None:
        self.shown = show

    def leave(self, code: int, reason: str) -> None:
        self.closed = code


@pytest.fixture
async def rooms(engine: Engine, anyio_backend: str) -> AsyncIterator[Rooms]:
    made = Rooms(engine, KINDS)
    opening = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann")
    await made.put(Asked(CODE, "ann", opening))
    yield made
    await made.finish()


async def test_who_is_in_it_gets_a_seat_and_a_screen_with_the_time(rooms: Rooms) -> None:
    ann = Chair(rooms, "ann")
    assert (await ann.enter()).code is None
    assert ann.shown["you"]["name"] == "Ann"
    assert ann.shown["clock"].endswith("Z")
    assert ann in rooms.room(CODE).seats


async def test_who_is_not_in_it_gets_neither(rooms: Rooms) -> None:
    eve = Chair(rooms, "eve")
    assert (await eve.enter()).code == "forbidden"
    assert not eve.shown
    assert eve not in rooms.room(CODE).seats


async def test_a_locked_door_keeps_a_strangers_stage_out_and_lets_ones_own_in(
    rooms: Rooms,
) -> None:
    await rooms.do(Asked(CODE, "ann", ask.LockDoor(locked=True), id="l"))
    stage = Chair(rooms)
    assert (await stage.enter()).code == "forbidden"
    stage.owner = "ann"
    assert (await stage.enter()).code is None


async def test_a_stage_whose_owner_was_sent_out_meanwhile_ends(rooms: Rooms) -> None:
    stage = Chair(rooms)
    stage.owner = "eve"
    await stage.enter()
    await rooms.look(CODE, "", WORKSHOP)
    assert stage.closed == 4501


async def test_who_left_before_the_screen_came_is_not_seated(rooms: Rooms) -> None:
    ann = Chair(rooms, "ann")
    ann.gone = True
    await ann.enter()
    assert ann not in rooms.room(CODE).seats


async def test_who_gives_up_a_place_may_come_back(rooms: Rooms) -> None:
    ann = Chair(rooms, "ann")
    ann.give_up()
    assert ann.closed == NOT_NOW[0]
