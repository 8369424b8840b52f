"""F1, F2: kill -9 in the midst of a burst of votes, on SQLite and PostgreSQL. Shows P1, P2, P6."""

import asyncio

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio

VOTERS = 30
KILLS_PER_WORKSHOP = 10


async def killed_in_a_burst(crowd: Crowd, server: Server, experiment: Experiment) -> None:
    """Everyone votes, Ann reveals; the server is killed in the midst of it, and comes again."""
    cells = crowd.cells(6)
    crowd.vote(cells)
    crowd.soon(0.5, lambda: crowd.ann.ask("reveal", cells[0]))
    await asyncio.sleep(crowd.chance.uniform(0.02, 0.5))
    server.kill()
    await asyncio.to_thread(server.start)
    seconds = await crowd.settled()
    crowd.ann.ask("vote-again", cells[0])  # refused where a broken server has lost the reveal
    await crowd.saved()
    experiment.slowest = max(experiment.slowest, seconds)


async def kills(server: Server, gather: Gather, experiment: Experiment, rounds: int) -> None:
    for first in range(0, rounds, KILLS_PER_WORKSHOP):
        crowd = await gather([server], voters=VOTERS)
        for _ in range(min(KILLS_PER_WORKSHOP, rounds - first)):
            await killed_in_a_burst(crowd, server, experiment)
        await crowd.settled()
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
        await crowd.close()


async def test_killed_on_sqlite(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    number = experiment.of("F1 kill -9, SQLite", rounds(3, 100)).rounds
    server = servers.start()
    await kills(server, gather, experiment, number)
    assert store.is_whole(server.database)
    experiment.passes()


async def test_killed_on_sqlite_control(
    servers: Servers, gather: Gather, experiment: Experiment
) -> None:
    experiment.of("F1 kill -9, SQLite", 12)
    server = servers.start("answers-early")
    while experiment.tries_on("lost"):
        await kills(server, gather, experiment, 1)
    experiment.is_caught("lost", "answers early")


async def test_killed_on_postgres(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, postgres: Postgres
) -> None:
    number = experiment.of("F2 kill -9, PostgreSQL", rounds(2, 100)).rounds
    await kills(servers.start(DATABASE_URL=postgres.database()), gather, experiment, number)
    experiment.passes()


async def test_killed_on_postgres_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres
) -> None:
    experiment.of("F2 kill -9, PostgreSQL", 12)
    server = servers.start("answers-early", DATABASE_URL=postgres.database())
    while experiment.tries_on("lost"):
        await kills(server, gather, experiment, 1)
    experiment.is_caught("lost", "answers early")
