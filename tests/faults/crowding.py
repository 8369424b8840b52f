"""Thirty people who vote while others crowd the server, and how long they wait for it."""

import asyncio
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from tests.faults import store
from tests.faults.checker import check
from tests.faults.client import Client
from tests.faults.driver import CELLS, CHOICES, Crowd, fairly
from tests.faults.ledger import Experiment
from tests.live.server import Server

OTHERS = 30
PAGE = os.sysconf("SC_PAGE_SIZE")


def memory(server: Server) -> int:
    """Bytes this server and its printers have in memory."""
    return sum(map(_memory, [server.pid, *server.printers]))


def _memory(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


class Voters:
    """They vote one after the other, each on one cell after the other, until they are told."""

    def __init__(self, crowd: Crowd, pace: float = 0.3) -> None:
        self.crowd = crowd
        self.pace = pace
        self._already = {number for one in crowd.voters for number in one.history.sent}
        self._task = asyncio.create_task(self._vote())

    async def _vote(self) -> None:
        chance = self.crowd.chance
        while True:
            for client in chance.sample(self.crowd.voters, len(self.crowd.voters)):
                if len(client.unsaved) < 5:
                    client.vote(chance.choice(CELLS), chance.choice(CHOICES))
                await asyncio.sleep(self.pace / len(self.crowd.voters))

    async def stop(self) -> list[float]:
        """Every vote is saved; how long each of them took, from the shortest to the longest."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self.crowd.saved()
        waits = [wait for client in self.crowd.voters for wait in self._waits(client)]
        assert len(waits) > 2, f"seed {self.crowd.chance.number}: hardly a vote was cast"
        return sorted(waits)

    def _waits(self, client: Client) -> list[float]:
        told = client.history
        new = told.done_at.keys() - self._already
        return [told.done_at[number] - told.sent_at[number] for number in new]


def most(waits: list[float], share: float = 0.99) -> float:
    """What so many of them did not exceed."""
    return waits[min(len(waits) - 1, int(len(waits) * share))]


async def while_voting(crowd: Crowd, work: Coroutine[Any, Any, Any]) -> list[float]:
    """How long votes took while this was done."""
    voters = Voters(crowd)
    try:
        await work
    finally:
        waits = await voters.stop()
    return waits


async def unharmed(crowd: Crowd, server: Server, experiment: Experiment, slowest: float) -> None:
    """Everybody sees what is kept, all that was acknowledged is, and nothing broke on the way."""
    await crowd.settled()
    experiment.add(await check(crowd, store.read(store.of(server), crowd.code)), slowest)
    assert "Traceback" not in server.log
    experiment.passes()


def patiently(seconds: float, full: bool) -> float:
    """A promised limit; in a test run, where the machine does much else, a hundred votes may be
    held up by it: then only what nobody would take for chance counts."""
    return fairly(seconds) if full else max(2.0, fairly(seconds))
