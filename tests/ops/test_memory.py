"""Memory: garbage that holds itself is looked for once enough connections have ended."""

import asyncio
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


async def swept(ended: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether garbage is gone after some thoughts of it, so many connections having ended."""
    monkeypatch.setattr(memory, "PAUSE", 0.0)
    gone = weakref.ref(Knot())
    thoughts = iter(range(5))
    enough = asyncio.Event()

    def count() -> int:
        if next(thoughts, None) is None:
            enough.set()
        return ended

    sweeping = asyncio.create_task(memory.sweep(count))
    await enough.wait()
    sweeping.cancel()
    return gone() is None


async def test_few_ended_connections_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not await swept(memory.ENOUGH - 1, monkeypatch)


async def test_what_enough_of_them_left_is_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert await swept(memory.ENOUGH, monkeypatch)
