"""The writer: while one batch of asks is being committed, the next one gathers."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import NamedTuple

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.db.database import read_only
from app.log.batch import Answer, Batch, Job
from app.log.replica import News, Replica
from app.ops import metrics
from app.sessions.presence import NOBODY, Presence
from app.workshop.screen import Screen

#: Enough to spread the cost of a commit, few enough that nobody waits for a long batch.
BATCH = 4000
REPLICAS = 2000
PATIENCE = 5.0  # seconds for a batch, where a server elsewhere writes it
OWN_DISK = 20.0  # seconds where it is our own disk: slow is all it can be

logger = structlog.get_logger(__name__)


class Written(NamedTuple):
    """What came of a batch, once it is durable."""

    answers: Sequence[tuple[Job, Answer, Screen]]
    news: dict[str, News]
    ring: frozenset[str] = frozenset()  # workshops other processes should look at
    missing: frozenset[str] = frozenset()  # workshops that are not there, or not any more


def now() -> str:
    """This moment, RFC 3339 in UTC, always with milliseconds, so that it sorts as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Writer:
    """Gathers asks of all workshops and writes them, one transaction at a time.

    `here` tells who has a socket open in a workshop; `deliver` gets what came of each batch.
    The replicas belong to the writing thread, everything else to the event loop.
    """

    def __init__(
        self,
        engine: Engine,
        here: Callable[[str], frozenset[str]],
        deliver: Callable[[Written], None],
        presence: Presence | None = None,
    ) -> None:
        self._engine, self._reading = engine, read_only(engine)
        self._presence = presence  # None: this process is alone
        self._patience = PATIENCE if presence else OWN_DISK
        self._here = here
        self._deliver = deliver
        self._replicas: OrderedDict[str, Replica] = OrderedDict()
        self._waiting: list[Job] = []
        self._busy: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")

    def ask(self, job: Job) -> None:
        """Put an ask with those that wait; its reply is called once it is durable or refused."""
        self._waiting.append(job)
        if self._busy is None:
            self._busy = asyncio.get_running_loop().create_task(self._work())

    def awaited(self) -> set[str]:
        """The workshops of which something will be written next."""
        return {job.code for job in self._waiting}

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                jobs, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                here = {job.code: self._here(job.code) for job in jobs}
                writing = loop.run_in_executor(self._thread, self._batch, jobs, here)
                await self._patiently(writing, jobs)
        finally:
            self._busy = None

    async def _patiently(self, writing: "asyncio.Future[Written]", jobs: list[Job]) -> None:
        """Deliver what was written; whoever waits longer than is fair is told to try again.

        What a slow database did with the batch is not known then. A retry finds out: the same id
        gets the answer of this batch, if it was written after all.
        """
        if await self._done(writing):
            self._deliver(writing.result())
            return
        self._deliver(_unavailable(jobs))
        while not await self._done(writing):
            waiting, self._waiting = self._waiting, []
            self._deliver(_unavailable(waiting))
        self._deliver(writing.result()._replace(answers=()))

    async def _done(self, writing: "asyncio.Future[Written]") -> bool:
        done, _ = await asyncio.wait({writing}, timeout=self._patience)
        return bool(done)

    async def finish(self) -> None:
        """Write what still waits, then stop."""
        if self._busy:
            await self._busy
        self._thread.shutdown()

    # In the writing thread

    def _batch(self, jobs: list[Job], here: dict[str, frozenset[str]]) -> Written:
        try:
            return self._write(jobs, here)
        except SQLAlchemyError as error:
            self._drop(here)
            if len(jobs) > 1 and not isinstance(error, DBAPIError):
                return self._one_by_one(jobs, here)
            logger.error("not written", error=type(error).__name__, asks=len(jobs))
            return self._looks_at_least(jobs, here)
        except Exception:  # the outermost: one faulty ask must not stop the writer
            self._drop(here)
            if len(jobs) > 1:
                return self._one_by_one(jobs, here)
            logger.exception("an ask failed", ask=type(jobs[0].command).__name__)
            return _unavailable(jobs)

    def _write(self, jobs: list[Job], here: dict[str, frozenset[str]]) -> Written:
        started = time.perf_counter()
        writes = self._presence or any(job.command is not None for job in jobs)
        with (self._engine if writes else self._reading).begin() as db:
            entry = Batch(db, self._replicas, now())
            entry.prepare(jobs)
            answers = [(job, entry.answer(job)) for job in jobs]
            entry.write()
            told, others = self._share(db, here)
        metrics.batch(len(jobs), time.perf_counter() - started)
        beat = time.monotonic()
        news = {
            code: self._replicas[code].draw(who | others.get(code, NOBODY), beat)
            for code, who in here.items()
            if code in self._replicas
        }
        ring = frozenset(told | {code for code, _ in entry.facts})
        missing = frozenset(here.keys() - self._replicas.keys())
        self._keep_few(news)
        seen = [(job, self._newest(job, answer), self._seen(job)) for job, answer in answers]
        return Written(seen, news, ring, missing)

    def _share(
        self, db: Connection, here: dict[str, frozenset[str]]
    ) -> tuple[set[str], dict[str, frozenset[str]]]:
        """Tell the other processes who is here, and hear who is with them."""
        if self._presence is None:
            return set(), {}
        return self._presence.tell(db, here), self._presence.others(db, here)

    def _keep_few(self, used: Iterable[str]) -> None:
        """Let go of what was not used for longest; the log has it."""
        for code in used:
            self._replicas.move_to_end(code)
        while len(self._replicas) > REPLICAS:
            self._replicas.popitem(last=False)

    def _newest(self, job: Job, answer: Answer) -> Answer:
        """A look shows all of its batch, also what was asked after it: so does its number."""
        replica = self._replicas.get(job.code)
        return Answer(replica.workshop.seq) if replica and job.command is None else answer

    def _seen(self, job: Job) -> Screen:
        """For a look, the whole screen of who looks."""
        replica = self._replicas.get(job.code)
        return (
            {**replica.drawn, **replica.own(job.person)} if replica and job.command is None else {}
        )

    def _looks_at_least(self, jobs: list[Job], here: dict[str, frozenset[str]]) -> Written:
        """Our own disk is full, or cannot be written: it can be read all the same."""
        looks = [job for job in jobs if job.command is None]
        if self._presence or not looks or len(looks) == len(jobs):
            return _unavailable(jobs)
        refused = _unavailable([job for job in jobs if job.command])
        seen = self._batch(looks, {job.code: here[job.code] for job in looks})
        return seen._replace(answers=[*refused.answers, *seen.answers])

    def _one_by_one(self, jobs: list[Job], here: dict[str, frozenset[str]]) -> Written:
        """Find the ask that cannot be written; the others are."""
        answers: list[tuple[Job, Answer, Screen]] = []
        news: dict[str, News] = {}
        ring: frozenset[str] = frozenset()
        for job in jobs:
            written = self._batch([job], {job.code: here[job.code]})
            answers += written.answers
            for code, item in written.news.items():
                news[code] = news[code].before(item) if code in news else item
            ring |= written.ring
        return Written(answers, news, ring)

    def _drop(self, codes: dict[str, frozenset[str]]) -> None:
        """What these replicas hold may not be durable: read them again from the log."""
        for code in codes:
            self._replicas.pop(code, None)
            if self._presence:
                self._presence.forget(code)


def _unavailable(jobs: list[Job]) -> Written:
    why = "This could not be saved just now. Nothing is lost: please try again."
    return Written([(job, Answer(0, "unavailable", why), {}) for job in jobs], {})
