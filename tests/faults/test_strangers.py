"""S1 to S7: somebody without a key does what costs little, as fast as it goes. Shows P7, P8."""

import asyncio

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.crowding import memory, most, patiently, while_voting
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.faults.strangers import FLOODS, flood, floods

pytestmark = pytest.mark.anyio

FLOOD = "S1 floods of empty frames, from a stage and before entering"
MEGABYTE = 1 << 20


async def test_floods(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    """Each ends its own socket; those who vote meanwhile hardly notice."""
    size, full = rounds(2, 64) * MEGABYTE, rounds(0, 1) == 1
    experiment.of(FLOOD, 2 * len(FLOODS) * rounds(1, 5))
    server = servers.start()
    crowd = await gather([server], voters=10)
    before = memory(server)
    ends: set[int | None] = set()

    async def all_of_them() -> None:
        for _ in range(rounds(1, 5)):
            ends.update((await floods(server, crowd.code, size)).values())

    waits = await while_voting(crowd, all_of_them())
    assert ends <= {4004, None}, ends  # None: the close was lost behind what we poured
    assert most(waits) < patiently(0.25, full), f"seed {chance.number}: votes waited {waits[-5:]}"
    assert memory(server) - before < 20 * MEGABYTE
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), waits[-1])
    assert "Traceback" not in server.log
    experiment.passes()


async def test_floods_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    """Without a budget nobody ends it."""
    experiment.of(FLOOD, 0)
    server = servers.start("endless-patience")
    crowd = await gather([server], voters=2, observers=0)
    end = await asyncio.to_thread(flood, server, crowd.code, "pongs", MEGABYTE, True)
    assert end == 0, "an end to it was found, so the test proves nothing"
    experiment.caught(f"endless patience: {MEGABYTE // 6} empty frames, and still open")
