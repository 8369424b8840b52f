"""S4: somebody without a key asks for pictures of the longest addresses. Shows P7."""

import asyncio
import itertools
from collections.abc import Iterator

import pytest

from tests.conftest import Servers
from tests.faults.conftest import Gather, Rounds, Where
from tests.faults.crowding import most, patiently, unharmed, while_voting
from tests.faults.ledger import Experiment
from tests.live.raw import Line
from tests.live.server import Server

pytestmark = pytest.mark.anyio

DRAWN = "S4 pictures of addresses, each another one, as long as may be and longer"
LONGEST, LONGER = 253, 2000  # signs of a Host: what a name may have, and what no name has


def hosts(length: int) -> Iterator[str]:
    """Each another one, so that no picture is there already."""
    return (f"{number:08}.".ljust(length, "a") for number in itertools.count(10_000_000))


def status(server: Server, path: str, host: str) -> int:
    """What a page answers to this Host."""
    with Line(server) as line:
        line.send(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        return int(line.rest().split(b" ", 2)[1])


async def test_drawn(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, where: Where
) -> None:
    """The longest are drawn beside the votes, and what is no name is drawn nowhere."""
    many, full = rounds(40, 2000), rounds(0, 1) == 1
    experiment.of(DRAWN, 2 * many)
    server = servers.start(**where)
    crowd = await gather([server], voters=10)
    path = f"/w/{crowd.code}/stage"
    told: dict[int, set[int]] = {LONGEST: set(), LONGER: set()}

    async def all_of_it() -> None:
        for length, answers in told.items():
            for host in itertools.islice(hosts(length), many):
                answers.add(await asyncio.to_thread(status, server, path, host))

    waits = await while_voting(crowd, all_of_it())
    assert told == {LONGEST: {200}, LONGER: {400}}
    assert most(waits) < patiently(0.25, full), f"seed {experiment.seed}: votes waited {waits[-5:]}"
    await unharmed(crowd, server, experiment, waits[-1])


async def test_drawn_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    experiment.of(DRAWN, 0)
    server = servers.start("draws-anything")
    crowd = await gather([server], voters=2, observers=0)
    host = next(hosts(LONGER))
    told = await asyncio.to_thread(status, server, f"/w/{crowd.code}/stage", host)
    assert told == 200, "it was refused, so the test proves nothing"
    experiment.caught(f"draws anything: an address of {LONGER} signs")
