"""Turns: so many at once, and nobody waits behind all that somebody else wants."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeAlias

import pytest

from app.web.turns import Turns

pytestmark = pytest.mark.anyio


class Printing:
    """Who had a turn, in order; each ends when it is told to."""

    def __init__(self, most: int) -> None:
        self.turns = Turns(most)
        self.began: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []
        self._done = asyncio.Semaphore(0)

    async def wants(self, *names: str) -> None:
        """`room bob` for each file that Bob wants of that room."""
        for name in names:
            self.tasks.append(asyncio.create_task(self._print(name)))
        await settled()

    async def _print(self, name: str) -> None:
        async with self.turns.of(*name.split()):
            self.began.append(name)
            await self._done.acquire()

    async def ends(self, files: int = 1) -> None:
        for _ in range(files):
            self._done.release()
            await settled()


Office: TypeAlias = Callable[[int], Printing]


@pytest.fixture
async def office(anyio_backend: str) -> AsyncIterator[Office]:
    """Where so many print at once; at the end of the day whoever still waits goes home."""
    made: list[Printing] = []

    def opened(most: int) -> Printing:
        made.append(Printing(most))
        return made[-1]

    yield opened
    left = [task for one in made for task in one.tasks]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


async def settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_so_many_at_once_and_all_of_them_in_the_end(office: Office) -> None:
    printing = office(2)
    await printing.wants("room ann", "room ann", "room ann", "room ann")
    assert len(printing.began) == 2
    await printing.ends(4)
    assert len(printing.began) == 4
    assert all(one.done() for one in printing.tasks)


async def test_a_room_does_not_wait_behind_all_that_another_wants(office: Office) -> None:
    printing = office(1)
    await printing.wants(*["loud bob"] * 50, "quiet ann")
    await printing.ends(2)
    assert printing.began[-2:] == ["loud bob", "quiet ann"]


async def test_nor_does_a_person_behind_another_of_the_room(office: Office) -> None:
    printing = office(1)
    await printing.wants(*["room bob"] * 50, "room ann")
    await printing.ends(2)
    assert printing.began[-2:] == ["room bob", "room ann"]


async def test_who_gives_up_holds_up_nobody(office: Office) -> None:
    """Waiting, or in the very moment they are called."""
    printing = office(1)
    async with printing.turns.of("room", "ann"):
        await printing.wants("room bob", "room carol", "room dan")
        printing.tasks[0].cancel()
    printing.tasks[1].cancel()  # called, and not yet told
    await settled()
    assert printing.began == ["room dan"]
    await printing.ends()
    await printing.wants("room ann")
    assert printing.began == ["room dan", "room ann"]
