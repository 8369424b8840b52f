"""F16: a laptop sleeps or is offline while votes, a reveal, a decision fall. Shows P2, P6."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

import pytest
from playwright.async_api import async_playwright

from tests.conftest import Servers
from tests.faults import store
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import fairly
from tests.faults.laptop import Laptop, Laptops, shelf
from tests.faults.ledger import Experiment
from tests.faults.sleepers import FRAME, MOMENTS, Sleeper
from tests.live.server import Server

pytestmark = pytest.mark.anyio

ASLEEP = "F16 laptop asleep: 1 s, 20 s, 600 s"
OFFLINE = "F16 browser offline"
# A workshop has cells for fourteen rounds: a decision takes one, and the room goes on to another.
BACK = 5.0  # seconds after waking until every page is the server's
Seat = Callable[[Server, Laptop], Awaitable[list[Sleeper]]]


@pytest.fixture
async def laptops(anyio_backend: str) -> AsyncIterator[Laptops]:
    """`await laptops()`: a browser that is nobody else's."""
    async with async_playwright() as play, AsyncExitStack() as stack:
        yield shelf(play, stack)


@pytest.fixture
def seat(gather: Gather) -> Seat:
    """`await seat(server, laptop)`: a page for each moment, each in a workshop of its own."""

    async def seated(server: Server, laptop: Laptop) -> list[Sleeper]:
        rooms = (gather([server], voters=2, observers=1) for _ in MOMENTS)
        pairs = zip(await asyncio.gather(*rooms), MOMENTS, strict=True)
        seats = (Sleeper.seated(crowd, moment, laptop.cast) for crowd, moment in pairs)
        return await asyncio.gather(*seats)

    return seated


async def all_of(sleepers: Sequence[Sleeper], what: Callable[[Sleeper], Awaitable[float]]) -> float:
    """Everybody does this at once; answers how long the slowest took."""
    return max(await asyncio.gather(*(what(one) for one in sleepers)))


async def sleeps(
    laptop: Laptop, sleepers: Sequence[Sleeper], seconds: float, limit: float = 0.0
) -> float:
    """Once, in the midst of everything; answers how long it took to be well again."""
    await asyncio.gather(*(one.prepares() for one in sleepers))
    await asyncio.gather(*(one.does() for one in sleepers))
    await asyncio.sleep(sleepers[0].crowd.chance.uniform(0, FRAME))
    await asyncio.to_thread(laptop.sleep)
    await asyncio.gather(asyncio.sleep(seconds), *(one.misses() for one in sleepers))
    laptop.wake()
    return await all_of(sleepers, lambda one: one.settles(limit or fairly(BACK)))


async def is_offline(sleepers: Sequence[Sleeper], seconds: float, limit: float = 0.0) -> float:
    """The same with a browser that is awake, and is told that there is no network."""
    await asyncio.gather(*(one.prepares() for one in sleepers))
    await asyncio.gather(*(one.does() for one in sleepers))
    await asyncio.sleep(sleepers[0].crowd.chance.uniform(0, FRAME))
    await asyncio.gather(*(one.visitor.context.set_offline(True) for one in sleepers))
    await asyncio.gather(asyncio.sleep(seconds), *(one.misses() for one in sleepers))
    if seconds >= BACK:
        await asyncio.gather(*(one.knows(fairly(BACK) - BACK) for one in sleepers))
        await asyncio.gather(*(one.taps(0) for one in sleepers))
    await asyncio.gather(*(one.visitor.context.set_offline(False) for one in sleepers))
    return await all_of(sleepers, lambda one: one.settles(limit or fairly(BACK)))


async def check_all(server: Server, sleepers: Sequence[Sleeper], experiment: Experiment) -> None:
    """At rest: every page, every vote."""
    for one in sleepers:
        record = store.read(server.database, one.crowd.code)
        experiment.add(await one.checks(record))
    await asyncio.gather(*(one.crowd.close() for one in sleepers))


async def test_asleep(
    servers: Servers,
    laptops: Laptops,
    seat: Seat,
    experiment: Experiment,
    rounds: Rounds,
) -> None:
    """Three laptops beside each other, one for each length of sleep: it takes the longest."""
    naps = {1.0: rounds(2, 14), 20.0: rounds(0, 14), 600.0: rounds(0, 1)}
    experiment.of(ASLEEP, sum(naps.values()) * len(MOMENTS))
    server = servers.start("slow-disk")

    async def one_laptop(seconds: float, times: int) -> None:
        laptop = await laptops()
        sleepers = await seat(server, laptop)
        for _ in range(times):
            back = await sleeps(laptop, sleepers, seconds)
            experiment.slowest = max(experiment.slowest, back)
        await check_all(server, sleepers, experiment)
        await laptop.cast.close()

    await asyncio.gather(*(one_laptop(nap, times) for nap, times in naps.items() if times))
    assert "Traceback" not in server.log
    experiment.passes()


async def test_asleep_control(
    servers: Servers, laptops: Laptops, seat: Seat, experiment: Experiment
) -> None:
    """Pages that do not see that their line is gone; the server lets go of them soon."""
    experiment.of(ASLEEP, 1)
    server = servers.start("slow-disk,pings-often,sleeps-on")
    laptop = await laptops()
    sleepers = await seat(server, laptop)
    await sleeps(laptop, sleepers, 3.0, limit=BACK)
    await check_all(server, sleepers, experiment)
    experiment.is_caught("diverged", "sleeps on")


async def test_offline(
    servers: Servers,
    laptops: Laptops,
    seat: Seat,
    experiment: Experiment,
    rounds: Rounds,
) -> None:
    lengths = [1.0] * rounds(1, 5) + [5.0] * rounds(0, 5) + [40.0] * rounds(0, 4)
    experiment.of(OFFLINE, len(lengths) * len(MOMENTS))
    server = servers.start("slow-disk")
    laptop = await laptops()
    sleepers = await seat(server, laptop)
    for seconds in lengths:
        back = await is_offline(sleepers, seconds)
        experiment.slowest = max(experiment.slowest, back)
    await check_all(server, sleepers, experiment)
    await laptop.cast.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_offline_control(
    servers: Servers, laptops: Laptops, seat: Seat, experiment: Experiment
) -> None:
    """Pages that forget what they have not saved."""
    experiment.of(OFFLINE, 1)
    server = servers.start("slow-disk,forgets-unsaved")
    laptop = await laptops()
    sleepers = await seat(server, laptop)
    await is_offline(sleepers, 5.0, limit=BACK)
    await check_all(server, sleepers, experiment)
    experiment.is_caught("lost", "forgets what is unsaved")
