"""Memory: garbage that holds itself is looked for once enough connections have ended."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from app.ops import memory

pytestmark = pytest.mark.anyio


class Knot:
    """Held by nobody but itself, as an ended connection is."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def by_hand() -> Iterator[None]:
    """Nobody else looks for garbage meanwhile."""
    gc.disable()
    yield
    gc.enable()


async def is_swept(ended: int) -> bool:
    """Whether garbage is gone after a thought of it, so many connections having ended."""
    gone = weakref.ref(Knot())
    await memory.Sweeper(lambda: ended).sweep()
    return gone() is None


async def test_few_ended_connections_are_left_alone() -> None:
    assert not await is_swept(memory.ENOUGH - 1)


async def test_what_enough_of_them_left_is_freed() -> None:
    assert await is_swept(memory.ENOUGH)


async def test_the_next_time_as_many_have_to_have_ended_again() -> None:
    sweeper = memory.Sweeper(lambda: memory.ENOUGH)
    await sweeper.sweep()
    gone = weakref.ref(Knot())
    await sweeper.sweep()
    assert gone()
