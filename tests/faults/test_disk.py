"""F5, F6: a disk that is full, or can only be read. Shows P1, P12."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.disk import Disk, Limit, SmallDisk, disk_for
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Outcome, Server

pytestmark = pytest.mark.anyio

FULL = "F5 disk full"
READ_ONLY = "F6 disk read-only while running"
AT_START = "F6 disk read-only at start"
Disks = Callable[[Path], Disk]


@pytest.fixture
def disks(servers: Servers) -> Iterator[Disks]:
    """`disks(folder)`; the servers on them have ended before they go."""
    made: list[Disk] = []

    def one(folder: Path) -> Disk:
        made.append(disk_for(folder))
        return made[-1]

    yield one
    servers.close()
    for disk in made:
        disk.close()


async def through(crowd: Crowd, server: Server, disk: Disk) -> float:
    """Everyone votes, there is no room, everyone is told; there is room, and all goes on."""
    seed = f"seed {crowd.chance.number}"
    crowd.vote(crowd.cells(4), over=0.5)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.3))
    await asyncio.to_thread(disk.fill, server)
    for _ in range(20):  # SQLite has some room left in a log that it writes over
        crowd.vote(crowd.cells(2), over=0.3)
        await asyncio.sleep(0.4)
        if any(_told(crowd)):
            break
    assert set(_told(crowd)) == {"unavailable"}, seed
    for client in crowd.voters:  # while the others are refused, again and again
        assert await crowd.snapshot(client), f"{seed}: nothing can be read any more"
    assert server.get("/healthz").status_code == 200, seed
    await asyncio.to_thread(disk.free, server)
    seconds = await crowd.settled(5)
    assert not [code for one in crowd.everyone for _, code in one.history.closes], seed
    return seconds


def _told(crowd: Crowd) -> list[str]:
    return [code for client in crowd.everyone for _, code in client.history.put_off]


async def test_full(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, disks: Disks
) -> None:
    for _ in range(rounds(1, 10)):
        server = servers.new()
        disk = disks(server.data)  # its log lies there too, as it does in life
        experiment.of(f"{FULL} ({disk.kind})", rounds(1, 10))
        await asyncio.to_thread(server.start)
        crowd = await gather([server])
        seconds = await through(crowd, server, disk)
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)
        await crowd.close()
        assert "Traceback" not in server.log
        assert store.is_whole(server.database)
        server.kill()
        disk.close()
    experiment.passes()


async def test_no_byte_more(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(f"{FULL} (no byte more)", rounds(1, 10))
    server = servers.start()
    for _ in range(experiment.rounds):
        crowd = await gather([server])
        seconds = await through(crowd, server, Limit())
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)
        await crowd.close()
    experiment.passes()


@pytest.mark.parametrize("how", ["(ext4)", "(no byte more)"])
async def test_full_control(
    servers: Servers, gather: Gather, experiment: Experiment, disks: Disks, how: str
) -> None:
    server = servers.new("guesses")
    disk = disks(server.data) if how == "(ext4)" else Limit()
    name = f"({disk.kind})" if how == "(ext4)" else how
    experiment.of(f"{FULL} {name}", 1)
    await asyncio.to_thread(server.start)
    crowd = await gather([server])
    await asyncio.to_thread(disk.fill, server)
    crowd.vote(crowd.cells(2), over=0.3)
    await asyncio.sleep(1)
    await asyncio.to_thread(disk.free, server)
    await crowd.settled(5)
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
    server.kill()
    experiment.is_caught("lost", "guesses that it was written")


async def forbidden(crowd: Crowd, server: Server, disk: Disk) -> None:
    """In the midst of a burst nothing can be written any more; it is said, and can be read."""
    crowd.vote(crowd.cells(4), over=0.5)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.4))
    await asyncio.to_thread(disk.forbid, server)
    crowd.vote(crowd.cells(2), over=0.3)
    await asyncio.sleep(1)


async def then_repaired(crowd: Crowd, server: Server, disk: Disk) -> float:
    server.kill()
    if isinstance(disk, SmallDisk):
        await asyncio.to_thread(disk.repair)
    await asyncio.to_thread(server.start)
    return await crowd.settled()


async def test_read_only(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, disks: Disks
) -> None:
    server = servers.new()
    disk = disks(server.data)
    experiment.of(f"{READ_ONLY} ({disk.kind})", rounds(1, 10))
    await asyncio.to_thread(server.start)
    for _ in range(experiment.rounds):
        crowd = await gather([server])
        await forbidden(crowd, server, disk)
        seed = f"seed {crowd.chance.number}"
        assert set(_told(crowd)) == {"unavailable"}, seed
        assert not [code for one in crowd.everyone for _, code in one.history.closes], seed
        for client in crowd.voters:
            assert await crowd.snapshot(client), f"{seed}: nothing can be read any more"
        seconds = await then_repaired(crowd, server, disk)
        experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), seconds)
        await crowd.close()
    server.kill()
    experiment.passes()


async def test_read_only_control(
    servers: Servers, gather: Gather, experiment: Experiment, disks: Disks
) -> None:
    server = servers.new("guesses")
    disk = disks(server.data)
    experiment.of(f"{READ_ONLY} ({disk.kind})", 1)
    await asyncio.to_thread(server.start)
    crowd = await gather([server])
    await forbidden(crowd, server, disk)
    await then_repaired(crowd, server, disk)
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)))
    server.kill()
    experiment.is_caught("lost", "guesses that it was written")


def started(servers: Servers, disk: Disk, before: Server, variant: str) -> Outcome:
    """What a start on a disk that can only be read comes to.

    Where nothing can be mounted, it is a folder in which nobody can write.
    """
    path = before.database if isinstance(disk, SmallDisk) else Path("/proc/remit/x.sqlite3")
    before.start().stop()
    if isinstance(disk, SmallDisk):
        disk.remount("ro")
    outcome = servers.new(variant, DATABASE_URL=f"sqlite:///{path}").run("serve")
    if isinstance(disk, SmallDisk):
        disk.remount("rw")
    return outcome


def test_read_only_at_start(servers: Servers, experiment: Experiment, disks: Disks) -> None:
    before = servers.new()
    disk = disks(before.data)
    experiment.of(f"{AT_START} ({disk.kind})", 1)
    outcome = started(servers, disk, before, "")
    assert outcome.status == 1, outcome.said
    assert len(outcome.said.strip().splitlines()) == 1, outcome.said
    assert outcome.said.startswith("remit: "), outcome.said
    assert before.start().get("/readyz").is_success, "and it goes on when it can be written again"
    experiment.findings.acknowledged = 1
    experiment.passes()


def test_read_only_at_start_control(servers: Servers, experiment: Experiment, disks: Disks) -> None:
    before = servers.new()
    disk = disks(before.data)
    experiment.of(f"{AT_START} ({disk.kind})", 1)
    outcome = started(servers, disk, before, "starts-unchecked")
    assert "Traceback" in outcome.said, f"the control keeps its promise: {outcome.said}"
    experiment.caught("starts unchecked: ends in a traceback")
