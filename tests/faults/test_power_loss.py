"""F3: the power goes at the moment of an acknowledgement. Shows P1.

A server votes under strace. From the trace come the files as a power loss would leave them, strict
and torn; every vote acknowledged until then has to be in them.
"""

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.conftest import Servers
from tests.faults import power, store
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.faults.power import Disk, acknowledged, calls
from tests.live.nursery import REPOSITORY
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio


class Traced:
    """A server under strace."""

    def __init__(self, server: Server) -> None:
        self.trace = server.data / "trace.log"
        with (server.data / "server.log").open("w") as log:
            self._process = subprocess.Popen(
                power.traced(self.trace, server.variant, "serve"),
                cwd=REPOSITORY,
                env=server.surroundings,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + 2 * PATIENCE
        while not _answers(server):
            gone = self._process.poll() is not None
            assert not gone, f"strace is not allowed here, or the server ended: {server.log}"
            assert time.monotonic() < end, "it does not start under strace"
            time.sleep(0.05)

    def end(self) -> None:
        """The traced one is killed; strace ends with it."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGKILL)
        self._process.wait()


def _answers(server: Server) -> bool:
    with suppress(httpx2.TransportError):
        return server.get("/healthz").status_code == 200
    return False


async def traced(server: Server, gather: Gather, votes: int) -> tuple[Path, str]:
    """Votes under strace; answers the trace and the workshop's code."""
    running = await asyncio.to_thread(Traced, server)
    server.pid = running._process.pid
    try:
        crowd = await gather([server], voters=5)
        for _ in range(votes // 50):
            crowd.vote(crowd.cells(10), over=0.5)
            await crowd.saved()
        await crowd.close()
    finally:
        server.pid = 0
        await asyncio.to_thread(running.end)
    return running.trace, crowd.code


def lost_at(image: Path, code: str, told: set[str], experiment: Experiment) -> bool:
    """Whether something acknowledged is not in the image, or the image is not whole."""
    file = image / "remit.sqlite3"
    try:
        kept = {number for _, number in store.read(file, code).asks} if file.exists() else set()
        whole = file.exists() and store.is_whole(file)
    except sqlite3.DatabaseError:
        kept, whole = set(), False
    for number in told - kept:
        experiment.findings.found("lost", f"{number} at {image.name}")
    if not whole:
        experiment.findings.found("wrong", f"{image.name} is damaged")
    return bool(told - kept) or not whole


def go_through(
    trace: Path, code: str, folder: Path, chance: Chance, experiment: Experiment
) -> tuple[Path, int]:
    """Follow the trace; at some acknowledgements the power goes, once strictly and once torn.

    Answers the last image, and how many images there were in which something was lost.
    """
    disk, told = Disk(folder), set[str]()
    happened = list(calls(trace))
    points = [n for n, call in enumerate(happened) if acknowledged(call)]
    chosen = set(chance.sample(points, min(experiment.rounds, len(points))))
    assert len(chosen) == experiment.rounds, f"only {len(points)} acknowledgements to go out at"
    last, lossy = folder, 0
    for number, call in enumerate(happened):
        disk.happens(call, call.began)
        told |= set(acknowledged(call))
        if number in chosen:
            for how, luck in (("strict", None), ("torn", chance)):
                last = folder / f"image-{number}-{how}"
                disk.left(last, luck)
                lossy += lost_at(last, code, told, experiment)
            shutil.rmtree(folder / f"image-{number}-strict")
    experiment.findings.acknowledged += len(told)
    return last, lossy


async def test_power_loss(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of("F3 power loss, SQLite", rounds(20, 200))
    server = servers.new()
    trace, code = await traced(server, gather, votes=rounds(100, 1000))
    last, _ = await asyncio.to_thread(go_through, trace, code, server.data, chance, experiment)
    experiment.passes()
    restored = servers.start(DATABASE_URL=f"sqlite:///{last / 'remit.sqlite3'}")
    assert restored.get("/readyz").status_code == 200


async def test_power_loss_control(
    servers: Servers, gather: Gather, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of("F3 power loss, SQLite", rounds(10, 60))
    server = servers.new("synchronous-normal")
    trace, code = await traced(server, gather, votes=rounds(100, 300))
    _, lossy = await asyncio.to_thread(go_through, trace, code, server.data, chance, experiment)
    assert lossy, f"seed {chance.number}: synchronous=NORMAL was not caught"
    experiment.caught(f"synchronous=NORMAL: loss in {lossy} of {2 * experiment.rounds} images")
