"""F7, F8, F9: PostgreSQL killed, restarted, frozen, while people vote. Shows P1, P6, P7, P12."""

import asyncio
import time

import psycopg
import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Crowd, fairly
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio

KILLED = "F7 PostgreSQL killed"
RESTARTED = "F8 PostgreSQL restarted, all its sessions ended"
FROZEN = "F9 PostgreSQL frozen"


async def checked(crowd: Crowd, server: Server, experiment: Experiment, seconds: float) -> None:
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)


async def killed(crowd: Crowd, postgres: Postgres, away: float) -> float:
    """Everyone votes; PostgreSQL is killed, is away, and comes back. Seconds until all is well."""
    crowd.vote(crowd.cells(4), over=1.0)
    await asyncio.sleep(crowd.chance.uniform(0.1, 0.7))
    postgres.kill()
    for client in (*crowd.voters[:3], crowd.stage):
        client.drop()  # and at this door they have to wait
    await asyncio.sleep(away)
    await asyncio.to_thread(postgres.start)
    return await crowd.settled()


async def test_killed(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, postgres: Postgres
) -> None:
    experiment.of(KILLED, rounds(1, 10))
    server = servers.start(DATABASE_URL=postgres.database())
    for _ in range(experiment.rounds):
        crowd = await gather([server])
        seconds = await killed(crowd, postgres, away=rounds(1, 5))
        closed = {code for client in crowd.everyone for _, code in client.history.closes}
        assert closed <= {1006, 4003, 4005}, f"seed {experiment.seed}: {closed}"
        await checked(crowd, server, experiment, seconds)
        await crowd.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_killed_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres
) -> None:
    experiment.of(KILLED, 1)
    server = servers.start("guesses", DATABASE_URL=postgres.database())
    crowd = await gather([server])
    await checked(crowd, server, experiment, await killed(crowd, postgres, away=0.5))
    experiment.is_caught("lost", "guesses that it was written")


async def restarted(crowd: Crowd, postgres: Postgres) -> float:
    """Everyone votes; all sessions are ended, then PostgreSQL restarts as an operator would."""
    crowd.vote(crowd.cells(4), over=1.5)
    await asyncio.sleep(crowd.chance.uniform(0.1, 0.5))
    with psycopg.connect(postgres.address("postgres"), autocommit=True) as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname LIKE 'remit%'"
        )
    await asyncio.sleep(crowd.chance.uniform(0.1, 0.5))
    await asyncio.to_thread(postgres.restart)
    return await crowd.settled(3)


async def test_restarted(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, postgres: Postgres
) -> None:
    experiment.of(RESTARTED, rounds(1, 10))
    server = servers.start(DATABASE_URL=postgres.database())
    for _ in range(experiment.rounds):
        crowd = await gather([server])
        seconds = await restarted(crowd, postgres)
        assert not [one for client in crowd.everyone for one in client.history.closes]
        await checked(crowd, server, experiment, seconds)
        await crowd.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_restarted_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres
) -> None:
    experiment.of(RESTARTED, 1)
    server = servers.start("guesses", DATABASE_URL=postgres.database())
    crowd = await gather([server])
    await checked(crowd, server, experiment, await restarted(crowd, postgres))
    experiment.is_caught("lost", "guesses that it was written")


async def frozen(crowd: Crowd, server: Server, postgres: Postgres, length: float) -> float:
    """Everyone votes; PostgreSQL stands still, and thaws. Seconds until all is well."""
    crowd.vote(crowd.cells(3), over=0.5)
    await asyncio.sleep(crowd.chance.uniform(0.1, 0.4))
    postgres.freeze()
    thaws = time.monotonic() + length
    number = crowd.ann.ask("park", text="Who pays?")
    waiting = asyncio.create_task(asyncio.to_thread(server.get, "/readyz"))
    key = {"Authorization": f"Bearer {crowd.ann.key}"}
    path = f"/api/workshops/{crowd.code}"
    at_the_door = asyncio.create_task(asyncio.to_thread(server.get, path, headers=key))
    while time.monotonic() < thaws:  # nothing else stands still
        started = time.monotonic()
        assert (await asyncio.to_thread(server.get, "/healthz")).status_code == 200
        assert time.monotonic() - started < fairly(1.0), f"seed {crowd.chance.number}"
        await asyncio.sleep(0.1)
    told = [code for client in crowd.everyone for _, code in client.history.put_off]
    assert set(told) == {"unavailable"}, f"seed {crowd.chance.number}: nobody was told"
    assert number in crowd.ann.unsaved
    assert waiting.done(), "readiness waits for a database that stands still"
    assert at_the_door.done(), "somebody at the door is not told"
    postgres.thaw()
    assert (waiting.result().status_code, at_the_door.result().status_code) == (503, 503)
    return await crowd.settled()


async def test_frozen(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, postgres: Postgres
) -> None:
    experiment.of(FROZEN, rounds(1, 4))
    server = servers.start(DATABASE_URL=postgres.database())
    for _ in range(experiment.rounds):
        crowd = await gather([server])
        seconds = await frozen(crowd, server, postgres, length=rounds(8, 30))
        assert not [one for client in crowd.everyone for one in client.history.closes]
        await checked(crowd, server, experiment, seconds)
        await crowd.close()
    assert "Traceback" not in server.log
    experiment.passes()


async def test_frozen_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres
) -> None:
    experiment.of(FROZEN, 1)
    server = servers.start("guesses", DATABASE_URL=postgres.database())
    crowd = await gather([server])
    crowd.vote(crowd.cells(3), over=0.3)
    await asyncio.sleep(0.1)
    postgres.freeze()
    await asyncio.sleep(6)
    postgres.kill()  # what stood still never comes to its commit
    await asyncio.to_thread(postgres.start)
    await checked(crowd, server, experiment, await crowd.settled())
    experiment.is_caught("lost", "guesses that it was written")
