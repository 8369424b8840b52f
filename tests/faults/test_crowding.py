"""F17, F20, F21, F31: a thousand come back, some never read, giants, files. Shows P6, P7."""

import asyncio
import contextlib
import time

import pytest

from app.ops.memory import PAUSE
from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.crowding import OTHERS, memory, most, patiently, while_voting
from tests.faults.driver import Chance, Crowd, fairly
from tests.faults.ledger import Experiment
from tests.faults.watchers import Watcher
from tests.live.files import EXTENSIONS
from tests.live.raw import Line, frame
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

STORM = "F17 reconnect storm"
SLOW = "F20 slow consumers: never read, 100 bytes a second"
GIANT = "F21 giant frames, 16 at once"
PRINT = "F31 exports while everyone votes"
MEGABYTE = 1 << 20


# F17


async def come_back(server: Server, code: str, chance: Chance, at: list[float]) -> Watcher:
    """At random within a second, then ever more patiently: as the browser does."""
    started, most_ = time.monotonic(), 1.0
    while True:
        await asyncio.sleep(chance.uniform(0, most_))
        with contextlib.suppress(OSError, AssertionError, TimeoutError):
            watcher = await Watcher.open(server, code, {})
            await watcher.enter("")
            at.append(time.monotonic() - started)
            return watcher
        most_ = min(20.0, most_ * 2)


async def storm(crowd: Crowd, server: Server, count: int, times: int, kill: bool) -> list[float]:
    """All are cut at once and come back; answers the times they took, and how votes fared."""
    took: list[float] = []
    backs = (come_back(server, crowd.code, crowd.chance, []) for _ in range(count))
    watchers = list(await asyncio.gather(*backs))
    for _ in range(times):
        for watcher in watchers:
            watcher.abort()
        if kill:
            server.kill()
            await asyncio.to_thread(server.start)
        backs = (come_back(server, crowd.code, crowd.chance, took) for _ in range(count))
        watchers = list(await asyncio.gather(*backs))
    for watcher in watchers:
        watcher.abort()
    return took


async def as_high_as_it_goes(crowd: Crowd, server: Server, count: int, in_a_row: int) -> int:
    """Storms until so many in a row have added nothing; its memory then, some of it free."""
    reached, quiet = 0, 0
    for _ in range(15):
        await storm(crowd, server, count, 1, kill=False)
        now = memory(server)
        quiet = quiet + 1 if now <= reached + MEGABYTE else 0
        reached = max(reached, now)
        if quiet == in_a_row:
            return reached
    raise AssertionError(f"its memory grows with every storm: {reached}")


async def is_back(server: Server, before: int) -> None:
    """Its memory is what it was, soon after it has looked for what the ended lines left."""
    most_ = max(1.1 * before, before + 20 * MEGABYTE)
    end = time.monotonic() + 3 * PAUSE
    while (now := memory(server)) > most_:
        assert time.monotonic() < end, f"memory grew {now / before:.2f} times"
        await asyncio.sleep(1)


async def test_storm(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    count, times, full = rounds(100, 1_000), rounds(1, 10), rounds(0, 1) == 1
    experiment.of(f"{STORM} of 1,000", 2 * times)
    server = servers.start()
    crowd = await gather([server], voters=OTHERS)
    before = await as_high_as_it_goes(crowd, server, count, rounds(0, 3))
    took: list[float] = []

    async def cut() -> None:
        took.extend(await storm(crowd, server, count, times, kill=False))

    waits = await while_voting(crowd, cut())
    assert most(waits) < patiently(0.5, full), f"seed {chance.number}: votes waited {waits[-5:]}"
    await is_back(server, before)
    took += await storm(crowd, server, count, times, kill=True)
    took.sort()
    assert took[-1] < fairly(15.0), f"seed {chance.number}: the last was back after {took[-1]:.1f}"
    assert most(took, 0.95) < fairly(5.0), f"seed {chance.number}"
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), took[-1])
    experiment.passes()


async def test_storm_control(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(f"{STORM} of 1,000", 0)
    server = servers.start("slow-door")
    crowd = await gather([server], voters=4, observers=0)
    took: list[float] = []

    async def cut() -> None:
        took.extend(await storm(crowd, server, 25, 1, kill=False))

    waits = await while_voting(crowd, cut())
    assert waits[-1] > 1.0, f"seed {chance.number}: a slow door was not noticed, {waits[-1]:.2f} s"
    experiment.caught(f"a slow door: a vote waits {waits[-1]:.1f} s")


# F20


async def sip(line: Line, pace: float) -> None:
    """A hundred bytes a second."""
    with contextlib.suppress(OSError):
        for _ in range(10_000):
            if not await asyncio.to_thread(line.socket.recv, 10):
                return
            await asyncio.sleep(pace)


async def with_slow_readers(
    server: Server, crowd: Crowd, count: int, seconds: float
) -> tuple[list[float], float]:
    """Readers that never read and some that hardly do, while long texts go to every screen.

    Answers how long votes took, and when the last of these readers was gone.
    """
    mute = [await crowd.join(f"Mute {n}", "other", "observer") for n in range(count)]
    lines = [await asyncio.to_thread(Line, server, True) for _ in mute]
    gone = [0.0]

    async def talk() -> None:
        for line, person in zip(lines, mute, strict=True):
            await asyncio.to_thread(line.upgrade, crowd.code)
            line.send(frame(f'{{"ask":"enter","id":"1","key":"{person.key}"}}'.encode()))
        sips = [asyncio.create_task(sip(line, 0.1)) for line in lines[: count // 2]]
        started, number = time.monotonic(), 0
        while time.monotonic() - started < seconds:
            number += 1
            crowd.ann.ask("describe", description=f"{number} " + "a long word, " * 300)
            await asyncio.sleep(0.15)
            ids = {one["person"] for one in crowd.ann.show["people"] if one["here"]}
            if number > 5 and not gone[0] and len(ids) == len(crowd.voters) + 3:
                gone[0] = time.monotonic() - started
        for line in lines:
            line.socket.close()
        await asyncio.gather(*sips)

    return await while_voting(crowd, talk()), gone[0]


async def test_slow_readers(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    full = rounds(0, 1) == 1
    experiment.of(SLOW, rounds(6, 40))
    server = servers.start("small-buffers" if full else "small-buffers,impatient")
    crowd = await gather([server], voters=20)
    before = memory(server)
    waits, gone = await with_slow_readers(server, crowd, experiment.rounds, rounds(4, 35))
    said = f"seed {chance.number}"
    assert most(waits) < patiently(0.25, full), f"{said}: votes waited {waits[-5:]}"
    assert 0 < gone < fairly(30.0), f"{said}: gone after {gone:.0f} s"
    assert memory(server) - before < 30 * MEGABYTE, said
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), gone)
    experiment.passes()


async def test_slow_readers_control(
    servers: Servers, gather: Gather, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(SLOW, 0)
    server = servers.start("small-buffers,waits-for-readers")
    crowd = await gather([server], voters=4, observers=0)
    waits, _ = await with_slow_readers(server, crowd, 2, 3.0)
    assert waits[-1] > 1.0, f"seed {chance.number}: waiting for readers was not noticed"
    experiment.caught(f"waits for readers: a vote waits {waits[-1]:.1f} s")


# F21


def pour(server: Server, code: str, size: int, pieces: bool) -> int | None:
    """One message of this size, whole or in pieces; answers the close code."""
    with Line(server) as line:
        line.upgrade(code)
        with contextlib.suppress(OSError):
            if not pieces:
                line.send(frame(b"", size=size))
            for number in range(size // 65_536):
                piece = b"x" * 65_536
                line.send(frame(piece, opcode=0 if number else 1, fin=False) if pieces else piece)
        return line.close_code()


async def giants(server: Server, crowd: Crowd, size: int, many: int) -> tuple[int, set[int | None]]:
    """Answers by how many bytes the server grew at most, and how it closed."""
    before, highest = memory(server), 0
    pours = [
        asyncio.create_task(asyncio.to_thread(pour, server, crowd.code, size, number % 2 == 1))
        for number in range(many)
    ]
    while not all(task.done() for task in pours):
        highest = max(highest, memory(server) - before)
        await asyncio.sleep(0.01)
    return highest, {task.result() for task in pours}


async def test_giants(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    times, full = rounds(3, 40), rounds(0, 1) == 1
    experiment.of(GIANT, times * 16)
    server = servers.start()
    crowd = await gather([server], voters=10)

    async def all_of_them() -> None:
        for _ in range(times):
            grown, codes = await giants(server, crowd, 100 * MEGABYTE, 16)
            assert grown < 50 * MEGABYTE, f"grew by {grown / MEGABYTE:.0f} MB"
            assert codes <= {1009, None}, codes  # None: the close was lost behind what we poured
            await asyncio.sleep(0.3)

    waits = await while_voting(crowd, all_of_them())
    assert most(waits) < patiently(0.25, full), f"seed {chance.number}: votes waited {waits[-5:]}"
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)))
    assert "Traceback" not in server.log
    experiment.passes()


async def test_giants_control(servers: Servers, gather: Gather, experiment: Experiment) -> None:
    experiment.of(GIANT, 0)
    server = servers.start("takes-giants")
    crowd = await gather([server], voters=2, observers=0)
    grown, _ = await giants(server, crowd, 30 * MEGABYTE, 4)
    assert grown > 50 * MEGABYTE, f"grew only by {grown / MEGABYTE:.0f} MB"
    experiment.caught(f"takes giants: grew by {grown / MEGABYTE:.0f} MB")


# F31


async def print_all(
    crowd: Crowd, server: Server, times: int, kinds: tuple[str, ...] = EXTENSIONS
) -> int:
    """Every kind of file, all at once, so many times; answers how many came."""
    who = {"Authorization": f"Bearer {crowd.ann.key}"}
    path = f"/api/workshops/{crowd.code}/matrix"
    count = 0
    for _ in range(times):
        calls = (asyncio.to_thread(server.get, f"{path}.{one}", headers=who) for one in kinds)
        async with asyncio.timeout(PATIENCE):
            for file in await asyncio.gather(*calls):
                assert file.status_code == 200, file.text
                assert file.content
                count += 1
    return count


async def test_printing(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    times, full = rounds(2, 40), rounds(0, 1) == 1
    experiment.of(PRINT, times * len(EXTENSIONS))
    server = servers.start()
    crowd = await gather([server], voters=OTHERS)
    waits = await while_voting(crowd, print_all(crowd, server, times))
    assert most(waits) < patiently(0.25, full), f"seed {chance.number}: votes waited {waits[-5:]}"
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), waits[-1])
    experiment.passes()


async def test_printing_control(
    servers: Servers, gather: Gather, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(PRINT, 0)
    server = servers.start("prints-at-once")
    crowd = await gather([server], voters=4, observers=0)
    waits = await while_voting(crowd, print_all(crowd, server, 1, ("csv",)))
    assert waits[-1] > 3.0, f"seed {chance.number}: printing was not noticed"
    experiment.caught(f"prints while all wait: a vote waits {waits[-1]:.1f} s")
