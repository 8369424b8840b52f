"""The writer: while one batch of asks is being committed, the next one gathers."""

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.db.database import read_only
from app.db.errors import said
from app.log import loading, snapshots
from app.log.codec import LaterReleaseError
from app.log.jobs import Answer, Asked, Job
from app.log.kinds import Kinds
from app.log.replica import Replica
from app.log.writing import Elsewhere, WritingThread, Written, unavailable

#: Enough to spread the cost of a commit, few enough that nobody waits for a long batch.
BATCH = 4000
OPENERS = 2  # threads that open streams nobody here holds yet
PATIENCE = 5.0  # seconds for a batch, where a server elsewhere writes it
OWN_DISK = 20.0  # seconds where it is our own disk: slow is all it can be


class Sitting(Protocol):
    """Who has a socket open with this process."""

    def here(self, code: str) -> frozenset[str]:
        """Who has one open on this stream; asked in the event loop only."""

    def is_open(self, code: str) -> bool:
        """Whether anybody has, a stage too; asked in any thread."""


logger = structlog.get_logger(__name__)


class Writer:
    """Gathers asks of all streams and writes them, one transaction at a time.

    `sitting` tells who has a socket open in a stream; `deliver` gets what came of each batch. The
    replicas belong to the writing thread, everything else to the event loop. A stream that is not
    held is opened by another thread first, and whoever wants it waits; nobody else does.
    """

    def __init__(
        self,
        engine: Engine,
        kinds: Kinds,
        sitting: Sitting,
        deliver: Callable[[Written], None],
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._engine, self._reading = engine, read_only(engine)
        self._kinds = kinds
        self._patience = PATIENCE if elsewhere else OWN_DISK
        self._sitting = sitting
        self._deliver = deliver
        self._writing = WritingThread(engine, kinds, elsewhere, sitting.is_open)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._openers = ThreadPoolExecutor(OPENERS, thread_name_prefix="opener")
        self._held: set[str] = set()
        self._cold: dict[str, list[Job]] = {}
        self._opening: set[asyncio.Task[None]] = set()
        self._opened: dict[str, Replica] = {}
        self._waiting: list[Job] = []
        self._busy: asyncio.Task[None] | None = None

    def ask(self, job: Job) -> None:
        """Put an ask with those that wait; its reply is called once it is durable or refused."""
        if job.code in self._held or (isinstance(job, Asked) and self._kinds.founded_by(job.ask)):
            self._gather([job])
        elif job.code in self._cold:
            self._cold[job.code].append(job)
        else:
            self._cold[job.code] = [job]
            opening = asyncio.get_running_loop().create_task(self._open(job.code))
            self._opening.add(opening)
            opening.add_done_callback(self._opening.discard)

    def _gather(self, jobs: Iterable[Job]) -> None:
        self._waiting += jobs
        if self._busy is None and self._waiting:
            self._busy = asyncio.get_running_loop().create_task(self._work())

    async def _open(self, code: str) -> None:
        """Open a stream away from the writing thread, then let those in who wait for it."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._patience):
                replica = await loop.run_in_executor(self._openers, self._load, code)
        except LaterReleaseError as error:
            logger.error("a stream of a later release", stream=code, why=str(error))
            jobs = self._cold.pop(code)
            answer = Answer(0, "unavailable", "later-release", {"what": error.what})
            self._deliver(Written([(job, answer, {}) for job in jobs], {}))
        except (SQLAlchemyError, TimeoutError) as error:
            logger.error("not opened", stream=code, **said(error))
            self._deliver(unavailable(self._cold.pop(code)))
        except Exception:  # the outermost: whoever waits for a stream is always answered
            logger.exception("a stream could not be opened", stream=code)
            self._deliver(unavailable(self._cold.pop(code)))
        else:
            if replica:
                self._opened[code] = replica
                self._held.add(code)
            self._gather(self._cold.pop(code))

    def _load(self, code: str) -> Replica | None:
        with self._reading.connect() as db:
            replica = loading.load(db, self._kinds, code)
        if replica and snapshots.is_due(replica):
            self._keep_snapshot(replica)
        return replica

    def _keep_snapshot(self, replica: Replica) -> None:
        """Spare the next who opens it what it took now; without one it is only slower."""
        with contextlib.suppress(SQLAlchemyError), self._engine.begin() as db:
            snapshots.keep(db, replica)

    def awaited(self) -> set[str]:
        """The streams of which something will be written next."""
        return {job.code for job in self._waiting}

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                opened, self._opened = self._opened, {}
                here = {job.code: self._sitting.here(job.code) for job in jobs}
                write = self._writing.write
                writing = loop.run_in_executor(self._thread, write, jobs, here, opened)
                await self._patiently(writing, jobs)
        finally:
            self._busy = None

    async def _patiently(self, writing: "asyncio.Future[Written]", jobs: list[Job]) -> None:
        """Deliver what was written; whoever waits longer than is fair is told to try again.

        What a slow database did with the batch is not known then. A retry finds out: the same id
        gets the answer of this batch, if it was written after all.
        """
        if await self._done(writing):
            self._hand_on(writing.result())
            return
        self._deliver(unavailable(jobs))
        while not await self._done(writing):
            waiting, self._waiting = self._waiting, []
            self._deliver(unavailable(waiting))
        self._hand_on(writing.result()._replace(answers=()))

    def _hand_on(self, written: Written) -> None:
        self._held |= written.news.keys()
        self._held -= written.let_go | written.missing
        self._deliver(written)
        self._open_again(written.let_go)

    def _open_again(self, let_go: frozenset[str]) -> None:
        """Whoever waits for what was let go just now: opened first, as for all others."""
        lost = [job for job in self._waiting if job.code in let_go]
        if lost:
            self._waiting = [job for job in self._waiting if job.code not in let_go]
            for job in lost:
                self.ask(job)

    async def _done(self, writing: "asyncio.Future[Written]") -> bool:
        done, _ = await asyncio.wait({writing}, timeout=self._patience)
        return bool(done)

    async def finish(self) -> None:
        """Write what still waits, then stop."""
        while self._opening:
            await asyncio.wait(self._opening)
        if self._busy:
            await self._busy
        self._thread.shutdown()
        self._openers.shutdown()
