"""S1 to S7: somebody without a key does what costs little, as fast as it goes. Shows P7, P8."""

import asyncio
import time
from collections.abc import Iterator

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds, Where
from tests.faults.crowding import memory, most, patiently, unharmed, while_voting
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.faults.strangers import FLOODS, Greedy, flood, floods, held, look_on
from tests.live.raw import Line
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

PLACES = "S3 strangers look on from more screens than there are places"
STRANGERS = 60
UNREAD = "S2 answers nobody reads, of pages asked for in one go"
FLOOD = "S1 floods of empty frames, from a stage and before entering"
MEGABYTE = 1 << 20


async def test_floods(
    servers: Servers,
    gather: Gather,
    experiment: Experiment,
    rounds: Rounds,
    where: Where,
) -> None:
    """Each ends its own socket; those who vote meanwhile hardly notice."""
    size, full = rounds(2, 64) * MEGABYTE, rounds(0, 1) == 1
    experiment.of(FLOOD, 2 * len(FLOODS) * rounds(1, 5))
    server = servers.start(**where)
    crowd = await gather([server], voters=10)
    before = memory(server)
    ends: set[int | None] = set()

    async def all_of_them() -> None:
        for _ in range(rounds(1, 5)):
            ends.update((await floods(server, crowd.code, size)).values())

    waits = await while_voting(crowd, all_of_them())
    assert ends <= {4004, None}, ends  # None: the close was lost behind what we poured
    assert most(waits) < patiently(0.25, full), f"seed {experiment.seed}: votes waited {waits[-5:]}"
    assert memory(server) - before < 20 * MEGABYTE
    await unharmed(crowd, server, experiment, waits[-1])


async def test_floods_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    """Without a budget nobody ends it."""
    experiment.of(FLOOD, 0)
    server = servers.start("endless-patience")
    crowd = await gather([server], voters=2, observers=0)
    end = await asyncio.to_thread(flood, server, crowd.code, "pongs", MEGABYTE, True)
    assert end == 0, "an end to it was found, so the test proves nothing"
    experiment.caught(f"endless patience: {MEGABYTE // 6} empty frames, and still open")


@pytest.fixture
def greedy() -> Iterator[list[Greedy]]:
    """Who asks and does not read, gone at the end."""
    made: list[Greedy] = []
    yield made
    for one in made:
        one.socket.close()


async def answers_left(server: Server, crowd: Crowd, greedy: list[Greedy], seconds: float) -> int:
    """Pages are asked for, over and over in one go, and not read; how many are still waited for."""
    before = held(server)
    for _ in range(20):
        greedy.append(await asyncio.to_thread(Greedy, server, f"/w/{crowd.code}/stage", 200))
        assert await asyncio.to_thread(greedy[-1].begun)
    end = time.monotonic() + seconds
    while (left := held(server) - before) > 0 and time.monotonic() < end:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    return left


async def test_unread(
    servers: Servers, gather: Gather, experiment: Experiment, where: Where, greedy: list[Greedy]
) -> None:
    """Who reads nothing of their answers is cut off; the others vote."""
    experiment.of(UNREAD, 20)
    server = servers.start("small-buffers,impatient", **where)
    crowd = await gather([server], voters=10)
    before = memory(server)

    async def all_of_it() -> None:
        left = await answers_left(server, crowd, greedy, PATIENCE)
        assert left <= 0, f"{left} are still open"

    waits = await while_voting(crowd, all_of_it())
    assert most(waits) < patiently(0.25, False), (
        f"seed {experiment.seed}: votes waited {waits[-5:]}"
    )
    assert memory(server) - before < 20 * MEGABYTE
    await unharmed(crowd, server, experiment, waits[-1])


async def test_unread_control(
    servers: Servers, gather: Gather, experiment: Experiment, greedy: list[Greedy]
) -> None:
    experiment.of(UNREAD, 0)
    server = servers.start("small-buffers,waits-for-ever")
    crowd = await gather([server], voters=2, observers=0)
    left = await answers_left(server, crowd, greedy, 2.0)
    assert left == 20, "somebody was cut off, so the test proves nothing"
    experiment.caught(f"waits for ever: {left} of 20 still open")


async def test_large_answers_are_refused_while_too_much_is_unread(
    servers: Servers, gather: Gather, greedy: list[Greedy]
) -> None:
    server = servers.start("small-buffers,little-unread")
    crowd = await gather([server], voters=2, observers=0)
    path = f"/w/{crowd.code}/stage"
    assert server.get(path).status_code == 200
    for _ in range(20):
        greedy.append(await asyncio.to_thread(Greedy, server, path))
    async with asyncio.timeout(PATIENCE):
        while (answer := await asyncio.to_thread(server.get, path)).status_code == 200:
            pass
    assert answer.status_code == 503
    assert answer.json()["detail"] == "Too much is unread: try again."
    assert server.get("/healthz").status_code == 200, "small answers are always given"
    for one in greedy:
        one.socket.close()
    async with asyncio.timeout(PATIENCE):
        while (await asyncio.to_thread(server.get, path)).status_code == 503:
            pass


async def test_an_address_has_so_many_connections(servers: Servers, greedy: list[Greedy]) -> None:
    server = servers.start(MAX_CONNECTIONS_PER_ADDRESS="5")
    for _ in range(5):
        greedy.append(Greedy(server, "/healthz", 0))
    with Line(server) as one_more:
        assert one_more.rest().startswith(b"HTTP/1.1 503 ")
    greedy.pop().socket.close()
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(answers, server):
            pass


def answers(server: Server) -> bool:
    """Whether it has an answer for one more; `get` would leave its connection open."""
    with Line(server) as line:
        line.send(b"GET /healthz HTTP/1.0\r\n\r\n")
        return line.rest().startswith(b"HTTP/1.1 200 ")


async def test_places(
    servers: Servers, gather: Gather, experiment: Experiment, where: Where
) -> None:
    """However many strangers look on, everybody with a key comes in and votes."""
    experiment.of(PLACES, STRANGERS)
    server = servers.start(MAX_SOCKETS_PER_WORKSHOP="40", **where)
    crowd = await gather([server], voters=10, observers=0)
    stages = await asyncio.to_thread(look_on, server, crowd.code, STRANGERS)
    for number in range(25):
        await crowd.join(f"Late {number}", "business")
    await crowd.are_here()
    crowd.vote(["incident:application"], over=0.5)
    await crowd.settled()
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
    for one in stages:
        one.socket.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_places_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    experiment.of(PLACES, 0)
    server = servers.start("first-come", MAX_SOCKETS_PER_WORKSHOP="40")
    crowd = await gather([server], voters=10, observers=0)
    stages = await asyncio.to_thread(look_on, server, crowd.code, STRANGERS)
    with Line(server) as line, pytest.raises(AssertionError, match="503"):
        line.upgrade(crowd.code)
    for one in stages:
        one.socket.close()
    experiment.caught(f"first come: no place after {len(stages)} strangers")
