"""F12, F33, F34: one of two processes killed or paused, SIGTERM under load, two on one file."""

import asyncio
import os
import signal
import time

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Crowd, fairly
from tests.faults.ledger import Experiment
from tests.live.server import PATIENCE, Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

TRIES = 12  # a control that goes wrong by chance gets so many

KILLED = "F12 one of two processes killed"
PAUSED = "F12 one of two processes paused"
ENDED = "F33 SIGTERM under load"
SECOND = "F34 second process on one SQLite file"


async def one_gone(crowd: Crowd, both: list[Server], experiment: Experiment) -> None:
    """Half of them lose their process in the midst of voting, and go on with the other."""
    crowd.vote(crowd.cells(4), over=0.6)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.5))
    gone = crowd.chance.choice(both)
    gone.kill()
    seconds = await crowd.settled(5)
    experiment.add(await check(crowd, store.read(store.of(gone), crowd.code)), seconds)
    await asyncio.to_thread(gone.start)


async def test_one_of_two_killed(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(KILLED, rounds(2, 20))
    crowd = await gather(both, voters=30)
    for _ in range(experiment.rounds):
        await one_gone(crowd, both, experiment)
    experiment.passes()


async def test_one_of_two_killed_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of(KILLED, TRIES)
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
    both = [servers.start("answers-early", **where), servers.start("answers-early", **where)]
    crowd = await gather(both, voters=30)
    while experiment.tries_on("lost"):
        await one_gone(crowd, both, experiment)
    experiment.is_caught("lost", "answers early")


async def one_paused(crowd: Crowd, both: list[Server], length: float) -> float:
    """Half of them hear nothing any more; they go to the other process, and this one wakes up."""
    for client in crowd.everyone:
        client.beat = 0.8
        client.drop()  # come in again, listening for silence
    await crowd.are_here()
    crowd.vote(crowd.cells(4), over=0.6)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.5))
    paused = crowd.chance.choice(both)
    os.kill(paused.pid, signal.SIGSTOP)
    crowd.servers = [server for server in both if server is not paused]  # who can be asked
    try:
        await asyncio.sleep(length)
    finally:
        os.kill(paused.pid, signal.SIGCONT)
        for client in crowd.everyone:
            client.beat = PATIENCE  # on a busy machine they would come and go for ever
    crowd.servers = list(both)
    return await crowd.settled(10)


async def test_one_of_two_paused(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(PAUSED, rounds(1, 6))
    for _ in range(experiment.rounds):
        crowd = await gather(both)
        seconds = await one_paused(crowd, both, length=rounds(3, 12))
        record = store.read(store.of(both[0]), crowd.code)
        experiment.add(await check(crowd, record), seconds)
        await crowd.close()
    experiment.passes()


async def test_one_of_two_paused_control(
    servers: Servers, gather: Gather, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    """A process that does not know what was asked of the other does it again."""
    experiment.of(PAUSED, 1)
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
    both = [servers.start("forgets-asks", **where), servers.start("forgets-asks", **where)]
    crowd = await gather(both)
    for client in crowd.voters:  # the pause is on the way of the answer: asked, and asked again
        number = client.vote("change:interface", "tbd")
        client.drop()
        await crowd.saved()
        client.send(client.history.sent[number])
    await crowd.saved()
    record = store.read(store.of(both[0]), crowd.code)
    experiment.add(await check(crowd, record))
    experiment.is_caught("doubled", "forgets asks")


async def ended(crowd: Crowd, server: Server, promised: bool) -> float:
    """SIGTERM in the midst of a burst, and a new start."""
    crowd.vote(crowd.cells(4), over=0.5)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.45))
    before = {client: len(client.history.closes) for client in crowd.everyone}
    started = time.monotonic()
    status = await asyncio.to_thread(server.stop)
    if promised:
        seed = f"seed {crowd.chance.number}"
        assert time.monotonic() - started < fairly(8.0), seed
        assert status in (0, -signal.SIGTERM), f"{seed}: it ended with {status}"
        told = {code for one, old in before.items() for _, code in one.history.closes[old:]}
        assert 1012 in told, f"{seed}: {told}"
        # 1006 is who was turned away on coming back while it was on its way out
        assert told <= {1012, 1006}, f"{seed}: {told}"
    await asyncio.to_thread(server.start)
    return await crowd.settled()


async def test_ended(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(ENDED, rounds(2, 50))
    server = servers.start()
    crowd = await gather([server], voters=30)
    for number in range(experiment.rounds):
        seconds = await ended(crowd, server, promised=True)
        experiment.slowest = max(experiment.slowest, seconds)
        if number % 10 == 9 or number == experiment.rounds - 1:
            experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
            await crowd.close()
            crowd = await gather([server], voters=30)
    assert "Traceback" not in server.log
    experiment.passes()


async def test_ended_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    experiment.of(ENDED, TRIES)
    server = servers.start("answers-early,leaves-at-once")
    crowd = await gather([server], voters=30)
    while experiment.tries_on("lost"):
        await ended(crowd, server, promised=False)
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
    experiment.is_caught("lost", "answers early, leaves at once")


async def test_a_second_process_is_refused(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(SECOND, rounds(2, 10))
    server = servers.start()
    crowd = await gather([server], voters=10)
    for _ in range(experiment.rounds):
        crowd.vote(crowd.cells(3), over=0.5)
        outcome = await asyncio.to_thread(Server(server.data).run, "serve")
        assert outcome.status == 1, outcome.said
        assert "Another process serves" in outcome.said
        assert len(outcome.said.strip().splitlines()) == 1, outcome.said
        seconds = await crowd.settled()
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)
    experiment.passes()


async def test_a_second_process_is_refused_control(
    servers: Servers, experiment: Experiment
) -> None:
    experiment.of(SECOND, 1)
    server = servers.start("no-lock")
    second = Server(server.data, "no-lock")
    try:
        second.start()
        assert second.runs(), "the control keeps its promise"
    finally:
        second.close()
    experiment.caught("no lock: the second one serves")
