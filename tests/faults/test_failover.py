"""F36: PostgreSQL fails over to its replica in the midst of votes. Shows P1, P2, P6, P12."""

import asyncio
from collections.abc import Callable, Iterator

import httpx2
import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.live.server import PATIENCE, Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

FAILOVER = "F36 PostgreSQL fails over to its synchronous replica"
BEHIND = "F36 … to one that was behind: what it lacked is lost, and that is said"
#: Two processes, one that has to find out by itself, one that may hear of it from the other.
Started = Callable[..., list[Server]]


class Pair:
    """A PostgreSQL and its replica; whichever it is just now, clients find the one to write to."""

    def __init__(self) -> None:
        self.written = Postgres().start()
        self.replica = Postgres(of=self.written).start()
        self._ports = f"{self.written.port},{self.replica.port}"

    def database(self) -> str:
        """A new database, at the address of both."""
        name = self.written.database().rpartition("/")[2]
        hosts = f"host=127.0.0.1,127.0.0.1&port={self._ports}"
        return f"postgresql+psycopg://remit@/{name}?{hosts}&target_session_attrs=read-write"

    def fail_over(self) -> None:
        """The one is dead already; the other takes its place."""
        self.written, self.replica = self.replica, self.written
        self.written.promote()

    def renew(self) -> None:
        """The dead one begins anew, as the replica of the other."""
        self.replica.follow(self.written)
        self.replica.start()

    def close(self) -> None:
        self.written.close()
        self.replica.close()


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.close()


@pytest.fixture
def two(servers: Servers, pair: Pair, redis: RedisServer) -> Started:
    """Two processes on the pair."""

    def start(variant: str = "") -> list[Server]:
        where = {"DATABASE_URL": pair.database(), "REDIS_URL": redis.url}
        return [servers.start(variant, **where), servers.start(variant, **where)]

    return start


async def failed_over(crowd: Crowd, pair: Pair, away: float) -> float:
    """The replica may be away for a while; the other is killed in a burst. Seconds until well."""
    crowd.vote(crowd.cells(4), over=1.0)
    await asyncio.sleep(crowd.chance.uniform(0.1, 0.5))
    if away:
        pair.replica.kill()
        await asyncio.sleep(away)
    pair.written.kill()
    if away:
        await asyncio.to_thread(pair.replica.start)
    await asyncio.to_thread(pair.fail_over)
    return await crowd.settled()


async def checked(crowd: Crowd, both: list[Server], experiment: Experiment, seconds: float) -> None:
    experiment.add(await check(crowd, store.read(store.of(both[0]), crowd.code)), seconds)


async def test_failover(
    gather: Gather, experiment: Experiment, rounds: Rounds, pair: Pair, two: Started
) -> None:
    """Every other time the replica is away for a while before: nothing is acknowledged then."""
    experiment.of(FAILOVER, rounds(2, 20))
    both = two()
    pair.written.wait_for_replica()
    for number in range(experiment.rounds):
        crowd = await gather(both)
        away = crowd.chance.uniform(0.1, rounds(1, 7)) if number % 2 else 0.0
        seconds = await failed_over(crowd, pair, away)
        await checked(crowd, both, experiment, seconds)
        await crowd.close()
        await asyncio.to_thread(pair.renew)
        await asyncio.to_thread(pair.written.wait_for_replica)
    assert all("Traceback" not in server.log for server in both)
    assert sum(server.metric("remit_logs_gone_back_total") for server in both) == 0
    experiment.passes()


async def test_failover_control(
    gather: Gather, experiment: Experiment, pair: Pair, two: Started
) -> None:
    """Nothing waits for the replica: what it had not received is gone."""
    experiment.of(FAILOVER, 1)
    both = two()
    crowd = await gather(both)
    await checked(crowd, both, experiment, await failed_over(crowd, pair, away=0.3))
    experiment.is_caught("lost", "a replica nothing waits for")


async def all_quiet(crowd: Crowd) -> None:
    """Nobody sits there any more, and no process has anything left to write or to look up.

    Where an ask fails because the database is away, its room is read again without a doubt.
    """
    for server in crowd.servers:
        async with asyncio.timeout(PATIENCE):
            while server.metric("remit_sockets"):  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(0.05)
        who = {"Authorization": f"Bearer {crowd.ann.key}"}
        address = f"{server.url}/api/workshops/{crowd.code}"
        assert (await asyncio.to_thread(httpx2.get, address, headers=who)).is_success


async def went_back(crowd: Crowd, pair: Pair) -> float:
    """The replica misses votes that are saved, and takes over in a break: nobody asks meanwhile."""
    pair.replica.kill()
    crowd.vote(crowd.cells(4), over=0.5)
    await crowd.saved()
    for client in crowd.everyone:
        await client.close()
        client.online.clear()
    await all_quiet(crowd)
    pair.written.kill()
    await asyncio.to_thread(pair.replica.start)
    await asyncio.to_thread(pair.fail_over)
    for client in crowd.everyone:
        client.start()
    await crowd.are_here()
    crowd.vote(crowd.cells(2), over=0.5)
    return await crowd.settled()


async def test_behind(
    gather: Gather, experiment: Experiment, rounds: Rounds, pair: Pair, two: Started
) -> None:
    """The log goes on without a gap, every screen is the server's, and operators are told."""
    experiment.of(BEHIND, rounds(1, 10))
    both = two()
    for _ in range(experiment.rounds):
        crowd = await gather(both)
        await checked(crowd, both, experiment, await went_back(crowd, pair))
        await crowd.close()
        await asyncio.to_thread(pair.renew)
    for server in both:
        assert server.metric("remit_logs_gone_back_total") >= experiment.rounds
        assert "a log is older than it was" in server.log
        assert "Traceback" not in server.log, server.log.partition("Traceback")[2][:4000]
    lost, experiment.findings.lost = experiment.findings.lost, 0
    assert lost, f"seed {experiment.seed}: nothing was lost, so nothing was tested"
    experiment.passes()
    experiment.findings.lost = lost


async def test_behind_control(
    gather: Gather, experiment: Experiment, pair: Pair, two: Started
) -> None:
    experiment.of(BEHIND, 1)
    both = two("believes-what-it-holds")
    for _ in range(6):  # a process may still come to look while the database is away
        crowd = await gather(both)
        await checked(crowd, both, experiment, await went_back(crowd, pair))
        if experiment.findings.gap:
            break
        await crowd.close()
        await asyncio.to_thread(pair.renew)
    experiment.is_caught("gap", "believes what it holds")
