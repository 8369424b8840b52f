"""S5: the strangest strings through every door, on both databases, harm nobody. Shows P7, P8."""

import asyncio
from collections import Counter

import pytest

from tests.conftest import Servers
from tests.faults import store, strange
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds, Where
from tests.faults.crowding import while_voting
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio

FAULT = "S5 the strangest strings through every door, strings"
AT_ONCE = 4
BAD = 40  # asks that no database takes


def push(server: Server, crowd: Crowd, key: str, text: str) -> Counter[int]:
    """One string through every door; how often which answer came."""
    statuses = Counter(
        strange.status(server, request) for request in strange.requests(text, crowd.code, key)
    )
    assert b'"code":"unavailable"' not in strange.knock(server, text, crowd.code), repr(text)
    return statuses


async def pushed(server: Server, crowd: Crowd, many: int) -> Counter[int]:
    """So many strings, a few at once."""
    eve = await crowd.join("Eve", "other", "observer")
    texts = list(strange.strings(many, crowd.chance))
    turns = asyncio.Semaphore(AT_ONCE)
    total: Counter[int] = Counter()

    async def one(text: str) -> None:
        async with turns:
            statuses = await asyncio.to_thread(push, server, crowd, eve.key, text)
        assert max(statuses) < 500, f"{text!r}: {statuses}"
        total.update(statuses)

    await asyncio.gather(*map(one, texts))
    return total


async def test_strange_strings(
    servers: Servers,
    gather: Gather,
    experiment: Experiment,
    rounds: Rounds,
    where: Where,
) -> None:
    many = rounds(20, 1000)
    experiment.of(FAULT, 2 * many)
    server = servers.start(**where)
    crowd = await gather([server], voters=5)
    waits = await while_voting(crowd, pushed(server, crowd, many))
    assert server.metric(r'remit_asks_total\{outcome="unavailable"\}') == 0
    await crowd.settled()
    record = store.read(store.of(server), crowd.code)
    experiment.add(await check(crowd, record), waits[-1])
    assert "Traceback" not in server.log
    experiment.passes()


async def shared_trouble(server: Server, crowd: Crowd) -> float:
    """Eve's asks are such that the database refuses them; how many others were told so."""
    eve = await crowd.join("Eve", "other", "participant")
    body = {"ask": "cast-vote", "process": "incident", "scope": "application", "choice": "tbd"}
    bearer = {"Authorization": f"Bearer {eve.key}"}
    path = f"/api/workshops/{crowd.code}/asks"

    async def pushes() -> None:
        for number in range(BAD):
            request = strange.post(path, {**body, "id": f"{number}", "reason": "\0"}, bearer)
            await asyncio.to_thread(strange.status, server, request)

    await while_voting(crowd, pushes())
    return server.metric(r'remit_asks_total\{outcome="unavailable"\}') - BAD


async def test_what_the_database_refuses_is_the_trouble_of_one(
    servers: Servers, gather: Gather, postgres: Postgres
) -> None:
    server = servers.start("takes-any-text,slow-disk", DATABASE_URL=postgres.database())
    crowd = await gather([server], voters=10, observers=0)
    assert await shared_trouble(server, crowd) == 0
    await crowd.settled()


async def test_strange_strings_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres
) -> None:
    experiment.of(FAULT, 0)
    where = postgres.database()
    server = servers.start("takes-any-text,shares-trouble,slow-disk", DATABASE_URL=where)
    crowd = await gather([server], voters=10, observers=0)
    others = await shared_trouble(server, crowd)
    assert others > 0, "nobody else heard of it, so the test proves nothing"
    experiment.caught(f"shares trouble: {others:.0f} asks of others unavailable")
