"""F22: a million messages of junk, from one client and from fifty, harm nobody. Shows P7, P8."""

import asyncio
import contextlib
import json
import os
import random
from collections import Counter
from typing import NamedTuple

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.crowding import memory, most, patiently, while_voting
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import Experiment
from tests.faults.watchers import Watcher
from tests.live import hostile
from tests.live.raw import frame
from tests.live.server import Server

pytestmark = pytest.mark.anyio

FAULT = "F22 junk from 1 and from 50 clients, messages"
BURST = 300  # messages sent by one socket, whether anybody still listens or not
ENDS = frozenset({4004, 4500, 4501, 1002, 1007, 1009, 1006})  # 4501: a key made up by chance
WORDS = [one.frame for one in hostile.FRAMES] + [one.frame for one in hostile.FORBIDDEN]


def junk(chance: random.Random) -> bytes:
    """A message that is wrong in a way somebody thought of, or in any way at all."""
    kind = chance.random()
    if kind < 0.5:
        word = chance.choice(WORDS)
        return frame(word.encode()) if isinstance(word, str) else frame(word, opcode=2)
    if kind < 0.7:  # one byte of something readable is another one
        body = {"ask": chance.choice(["cast-vote", "here", "park"]), "id": "x", "text": "y"}
        text = bytearray(json.dumps(body).encode())
        text[chance.randrange(len(text))] = chance.randrange(32, 127)
        return frame(bytes(text))
    if kind < 0.9:
        noise = "".join(chance.choices('{}[]",:\\ue0 truefalsnl\u202e\u00e9', k=40))
        return frame(noise.encode())
    return frame(os.urandom(chance.randrange(1, 60)), opcode=chance.choice([1, 2]))


class Pourer(NamedTuple):
    """What a client pours: made before, or making it would hold up those who vote here."""

    server: Server
    crowd: Crowd
    pieces: list[bytes]


async def pour(by: Pourer, count: int, key: str, ends: Counter[int]) -> None:
    """One client: enters, pours, is closed, comes again, until so many were sent."""
    server, crowd, pieces = by
    sent = 0
    while sent < count:
        with contextlib.suppress(OSError, AssertionError):
            watcher = await Watcher.open(server, crowd.code, {})
            if crowd.chance.random() < 0.7:
                await watcher.enter(key)
            watcher.keeps = False
            watcher.transport.write(crowd.chance.choice(pieces))
            sent += BURST
            async with asyncio.timeout(10):
                await watcher.gone.wait()
            ends[watcher.close_code] += 1


async def poured(by: Pourer, count: int, many: int) -> Counter[int]:
    """From so many clients side by side; answers how their sockets ended."""
    ends: Counter[int] = Counter()
    persons = [await by.crowd.join(f"Eve {n}", "other", "observer") for n in range(min(many, 10))]
    keys = [persons[number % len(persons)].key for number in range(many)]
    await asyncio.gather(*(pour(by, count // many, key, ends) for key in keys))
    return ends


async def test_junk(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    count, full = rounds(6_000, 1_000_000), rounds(0, 1) == 1
    experiment.of(FAULT, 2 * count)
    server = servers.start()
    crowd = await gather([server], voters=10)
    pieces = [b"".join(junk(chance) for _ in range(BURST)) for _ in range(rounds(10, 400))]
    by, before = Pourer(server, crowd, pieces), memory(server)
    for many in (1, 50):
        ends: Counter[int] = Counter()

        async def all_of_it(many: int = many, ends: Counter[int] = ends) -> None:
            ends.update(await poured(by, count, many))

        waits = await while_voting(crowd, all_of_it())
        said = f"seed {chance.number}, {many} clients"
        assert ends.keys() <= ENDS, f"{said}: {ends}"
        assert most(waits) < patiently(0.25, full), f"{said}: votes waited {waits[-5:]}"
    assert memory(server) - before < 50 << 20, f"seed {chance.number}: memory grew"
    assert "Traceback" not in server.log
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), waits[-1])
    experiment.passes()


async def test_junk_control(
    servers: Servers, gather: Gather, experiment: Experiment, chance: Chance
) -> None:
    """A server that hears everything out never ends such a socket."""
    experiment.of(FAULT, 0)
    server = servers.start("endless-patience")
    crowd = await gather([server], voters=2, observers=1)
    watcher = await Watcher.open(server, crowd.code, {})
    await watcher.enter(crowd.observers[0].key)
    readable = [one for one in WORDS if isinstance(one, str)]
    watcher.transport.write(b"".join(frame(one.encode()) for one in readable * 4))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(2):
            await watcher.gone.wait()
    assert not watcher.gone.is_set(), f"seed {chance.number}"
    watcher.abort()
    experiment.caught(f"endless patience: {len(readable) * 4} messages, and still open")
