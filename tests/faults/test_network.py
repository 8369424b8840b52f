"""F14, F15: the network is cut, one way or both, or slow, narrow and torn. Shows P1, P2, P6."""

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Chance, Crowd, fairly
from tests.faults.ledger import Experiment
from tests.faults.network import Network, Through
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CUT = "F14 network cut: both ways, one way"
BAD = "F15 bad network, torn connections"
GONE = 25.0  # seconds until somebody whose line is dead is not here any more
BACK = 5.0  # seconds after the network's return
Gathered = Callable[..., Awaitable[tuple[Network, Crowd]]]
#: How long a piece takes, at least and by chance; bytes in a piece; bytes a second.
WEATHERS = (
    ((0.0, 0.0), 1 << 14, 0.0),
    ((0.0, 0.0), 1, 0.0),
    ((0.0, 0.0), 7, 0.0),
    ((0.0, 0.6), 1 << 14, 0.0),
    ((0.0, 0.0), 512, 16_000.0),
)
WAYS = ((True, True), (True, False), (False, True))


@pytest.fixture
async def networks(anyio_backend: str) -> AsyncIterator[list[Network]]:
    """Those that a test has opened, closed at its end."""
    made: list[Network] = []
    yield made
    for network in made:
        await network.close()


@pytest.fixture
def gathered(gather: Gather, chance: Chance, networks: list[Network]) -> Gathered:
    """Ann, the observers and the stage are near; the voters come through a network."""
    return functools.partial(_gathered, gather, chance, networks)


async def _gathered(
    gather: Gather,
    chance: Chance,
    networks: list[Network],
    server: Server,
    *,
    voters: int,
    beat: float,
) -> tuple[Network, Crowd]:
    network = await Network(server, chance).open()
    networks.append(network)
    crowd: Crowd = await gather([server], voters=voters)
    for client in crowd.voters:
        await client.close()
        client.online.clear()
        client.servers, client.beat = [Through(network)], beat
        client.start()
    await crowd.are_here()
    return network, crowd


def voters_here(crowd: Crowd) -> int:
    ids = {client.person for client in crowd.voters}
    return sum(one["here"] for one in crowd.ann.show["people"] if one["person"] in ids)


async def cut_once(
    network: Network, crowd: Crowd, ways: tuple[bool, bool], seconds: float
) -> tuple[float, float]:
    """Cut, vote into the cut, wait; answers when the ghosts were gone, and when all were back."""
    network.cut(*ways)
    started = time.monotonic()
    crowd.vote(crowd.cells(3))
    limit = fairly(GONE)
    await crowd.until("no ghosts are here", lambda: voters_here(crowd) == 0, limit)
    ghosts = time.monotonic() - started
    await asyncio.sleep(max(0.0, seconds - ghosts))
    network.mend()
    return ghosts, await crowd.settled(BACK)


async def test_cut(
    servers: Servers, gathered: Gathered, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    """Few rounds have a server that asks every second whether a line is alive; full ones wait."""
    full = rounds(0, 1) == 1
    lasting = [10.0, 40.0] if full else [0.0]
    experiment.of(CUT, len(WAYS) * len(lasting))
    server = servers.start("" if full else "pings-often")
    network, crowd = await gathered(server, voters=15, beat=10.0 if full else 1.0)
    for seconds in lasting:
        for ways in WAYS:
            ghosts, back = await cut_once(network, crowd, ways, seconds)
            assert ghosts < fairly(GONE), f"seed {chance.number}: ghosts for {ghosts:.0f} s"
            assert back < fairly(BACK), f"seed {chance.number}: back after {back:.0f} s"
            experiment.slowest = max(experiment.slowest, back)
    experiment.add(await check(crowd, store.read(server.database, crowd.code)))
    await crowd.close()
    experiment.passes()


async def test_cut_control(
    servers: Servers, gathered: Gathered, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    """A server that never asks keeps its ghosts: nobody tells it of a cut."""
    experiment.of(CUT, 1)
    server = servers.start("never-pings")
    network, crowd = await gathered(server, voters=3, beat=100.0)
    network.cut()
    await asyncio.sleep(rounds(4, 30))
    here = voters_here(crowd)
    await crowd.close()
    assert here == 3, f"seed {chance.number}"
    experiment.caught(f"never pings: {here} of 3 ghosts stay")


async def torn(network: Network, crowd: Crowd, times: int) -> None:
    """Votes through a bad network, until so many connections were torn at any byte."""
    kinds = 0
    while network.torn < times:
        network.weather.tear = (1, crowd.chance.choice([600, 6_000, 60_000]))
        weather = crowd.chance.choice(WEATHERS)
        network.weather.delay, network.weather.slice, network.weather.rate = weather
        kinds += 1
        wanted = min(times, network.torn + 25)
        end = time.monotonic() + 60.0
        while network.torn < wanted:
            if sum(len(client.unsaved) for client in crowd.voters) < 3 * len(crowd.voters):
                crowd.vote(crowd.cells(1))
            assert time.monotonic() < end, f"seed {crowd.chance.number}: nothing is torn"
            await asyncio.sleep(0.05)
        if kinds % 4 == 0:
            network.weather = type(network.weather)()
            await crowd.saved(60.0)
    network.weather = type(network.weather)()


async def unanswered(network: Network, crowd: Crowd, times: int) -> None:
    """Votes that reach the server, and whose answers do not come back: in so many connections."""
    network.weather.unanswered = True
    while network.torn < times:
        if not any(client.unsaved for client in crowd.voters):
            crowd.vote(crowd.cells(1))
        await asyncio.sleep(0.02)
    network.weather = type(network.weather)()


async def test_bad(
    servers: Servers, gathered: Gathered, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(BAD, rounds(40, 1_000))
    server = servers.start()
    network, crowd = await gathered(server, voters=20, beat=2.0)
    await torn(network, crowd, experiment.rounds)
    seconds = await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), seconds)
    await crowd.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_bad_control(
    servers: Servers, gathered: Gathered, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(BAD, 20)
    server = servers.start("forgets-asks")
    network, crowd = await gathered(server, voters=20, beat=2.0)
    while experiment.tries_on("doubled"):
        await unanswered(network, crowd, network.torn + rounds(40, 200))
        await crowd.settled()
        experiment.add(await check(crowd, store.read(server.database, crowd.code)))
    await crowd.close()
    experiment.is_caught("doubled", "forgets what was asked")
