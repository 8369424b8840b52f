"""F10, F11, F35: Redis killed, frozen, slow, emptied, while two processes serve. Shows P5, P6."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from redis import Redis

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Crowd, fairly
from tests.faults.ledger import Experiment
from tests.live.server import Server, free_port
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

KILLED = "F10 Redis killed and started again"
FROZEN = "F11 Redis frozen, emptied, slow"
REVOKED = "F35 key revoked on the other process, Redis down"
BEHIND = 3.0  # seconds a screen may be late without the bell


async def voted_without(
    crowd: Crowd, server: Server, experiment: Experiment, control: bool = False
) -> None:
    """Votes and a reveal, while the bell is in trouble; and every screen shows them in time."""
    cells = crowd.cells(2)
    crowd.vote(cells, over=0.3)
    await crowd.saved()
    await crowd.ann.do("reveal", cells[0])
    await crowd.ann.do("vote-again", cells[0])
    await crowd.ann.do("focus", cells[1])
    seconds = await crowd.settled(BEHIND, control)
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)


def apart(servers: Servers, postgres: Postgres, redis_url: str, variant: str = "") -> list[Server]:
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis_url}
    return [servers.start(variant, **where), servers.start(variant, **where)]


async def test_killed(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds, redis: RedisServer
) -> None:
    experiment.of(KILLED, rounds(2, 20))
    crowd = await gather(both)
    for _ in range(experiment.rounds):
        redis.kill()
        await voted_without(crowd, both[0], experiment)
        redis.start()
        await voted_without(crowd, both[0], experiment)
    assert all("Traceback" not in server.log for server in both)
    experiment.passes()


async def test_killed_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of(KILLED, 1)
    both = apart(servers, postgres, redis.url, "trusts-the-bell")
    crowd = await gather(both)
    redis.kill()
    await voted_without(crowd, both[0], experiment, control=True)
    experiment.is_caught("diverged", "Redis as the truth")


async def test_frozen_or_emptied(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds, redis: RedisServer
) -> None:
    experiment.of(FROZEN, rounds(1, 5))
    crowd = await gather(both)
    for _ in range(experiment.rounds):
        redis.freeze()
        await voted_without(crowd, both[0], experiment)
        await asyncio.sleep(rounds(0, 10))
        await voted_without(crowd, both[0], experiment)
        redis.thaw()
        with Redis.from_url(redis.url) as client:
            client.flushall()
        await voted_without(crowd, both[0], experiment)
    experiment.passes()


async def test_frozen_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of(FROZEN, 1)
    both = apart(servers, postgres, redis.url, "trusts-the-bell")
    crowd = await gather(both)
    redis.freeze()
    await voted_without(crowd, both[0], experiment, control=True)
    redis.thaw()
    experiment.is_caught("diverged", "Redis as the truth")


@asynccontextmanager
async def slowly(port: int, delay: float) -> AsyncIterator[int]:
    """A port behind which the other one answers so many seconds late."""
    tasks: list[asyncio.Task[None]] = []
    ends: list[asyncio.StreamWriter] = []

    async def pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await asyncio.sleep(delay)
                sink.write(data)

    async def accept(near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, on = await asyncio.open_connection("127.0.0.1", port)
        ends.extend((back, on))
        tasks.append(asyncio.create_task(pass_on(near, on)))
        tasks.append(asyncio.create_task(pass_on(far, back)))

    proxy = await asyncio.start_server(accept, "127.0.0.1", free_port())
    yield proxy.sockets[0].getsockname()[1]
    proxy.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for end in ends:
        end.transport.abort()
    await asyncio.sleep(0)


async def test_slow(
    servers: Servers,
    gather: Gather,
    experiment: Experiment,
    postgres: Postgres,
    redis: RedisServer,
) -> None:
    experiment.of("F11 Redis five seconds late", 1)
    async with slowly(redis.port, 5.0) as port:
        both = await asyncio.to_thread(apart, servers, postgres, f"redis://127.0.0.1:{port}/0")
        crowd = await gather(both)
        await voted_without(crowd, both[0], experiment)
        await crowd.close()
        for server in both:
            await asyncio.to_thread(server.kill)
    experiment.passes()


async def test_slow_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of("F11 Redis five seconds late", 1)
    async with slowly(redis.port, 5.0) as port:
        address = f"redis://127.0.0.1:{port}/0"
        both = await asyncio.to_thread(apart, servers, postgres, address, "trusts-the-bell")
        crowd = await gather(both)
        await voted_without(crowd, both[0], experiment, control=True)
        await crowd.close()
        for server in both:
            await asyncio.to_thread(server.kill)
    experiment.is_caught("diverged", "Redis as the truth")


async def removed(crowd: Crowd, servers: list[Server]) -> bool:
    """Ann removes Bob, who is with the other process; whether his socket is closed in time."""
    bob = next(one for one in crowd.voters if one.servers[one.where % 2] is servers[1])
    await crowd.ann.do("remove-person", person=bob.person)
    number = bob.vote(crowd.cells(1)[0], "tbd")
    try:
        await crowd.until("Bob is out", lambda: bob.closed_for_good, fairly(4.0))
    except AssertionError:
        return False
    finally:
        assert number not in bob.history.done, f"seed {crowd.chance.number}: he still votes"
    assert bob.closed_for_good == 4501
    bob.unsaved.clear()
    crowd.voters.remove(bob)
    return True


async def test_revoked(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds, redis: RedisServer
) -> None:
    experiment.of(REVOKED, rounds(2, 10))
    crowd = await gather(both, voters=22)
    redis.kill()
    for _ in range(experiment.rounds):
        assert await removed(crowd, both), f"seed {experiment.seed}: Bob is still in"
    await voted_without(crowd, both[0], experiment)
    experiment.passes()


async def test_revoked_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of(REVOKED, 1)
    both = apart(servers, postgres, redis.url, "trusts-the-bell")
    crowd = await gather(both, voters=6)
    redis.kill()
    bob = next(one for one in crowd.voters if one.servers[one.where % 2] is both[1])
    await crowd.ann.do("remove-person", person=bob.person)
    await asyncio.sleep(4.0)
    assert not bob.closed_for_good, "the control keeps its promise"
    experiment.caught("Redis as the truth: still in after 4 s")
