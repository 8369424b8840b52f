"""The writing thread: one transaction for a batch of asks, and what came of it for every screen."""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError, SQLAlchemyError

from app.asks.refusal import Refusal
from app.db.database import FileGoneError, read_only
from app.db.errors import said
from app.log.batch import Batch
from app.log.doubts import Doubts
from app.log.jobs import Answer, Asked, Here, Job, Look
from app.log.kinds import Kinds
from app.log.repeats import Refusals
from app.log.replica import NOBODY, News, Replica
from app.ops import metrics

#: Bytes of memory for replicas: a thousand rooms of thirty, or forty town halls; those beyond are
#: opened again from the log when somebody comes, which takes them a moment.
HELD = 256 << 20

logger = structlog.get_logger(__name__)


class Written(NamedTuple):
    """What came of a batch, once it is durable."""

    answers: Sequence[tuple[Job, Answer, Any]]
    news: dict[str, News]
    ring: frozenset[str] = frozenset()  # streams other processes should look at
    missing: frozenset[str] = frozenset()  # streams that are not there, or not any more
    let_go: frozenset[str] = frozenset()  # streams that are not held any more
    doubted: frozenset[str] = frozenset()  # streams of which something else may stand there now


class Elsewhere(Protocol):
    """Who has a socket open with other processes."""

    def tell(self, db: Connection, here: Here) -> set[str]:
        """Write who is here, where that changed; answers the streams where it did."""

    def others(self, db: Connection, codes: Iterable[str]) -> Here:
        """Who is here with the other processes."""

    def forget(self, code: str) -> None:
        """What was told may not have been kept: tell it again."""


def now() -> str:
    """This moment, RFC 3339 in UTC, always with milliseconds, so that it sorts as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def unavailable(jobs: Iterable[Job]) -> Written:
    answer = Answer(0, "unavailable", "not-saved")
    return Written([(job, answer, {}) for job in jobs], {})


def _is_of_one(error: SQLAlchemyError) -> bool:
    """Whether it is one ask's data that the database will not have, and not all of them alike."""
    every = OperationalError | InterfaceError | InternalError | FileGoneError
    return not isinstance(error, every)


class WritingThread:
    """Owns the replicas; nothing here may be called from another thread while it writes."""

    def __init__(
        self,
        engine: Engine,
        kinds: Kinds,
        elsewhere: Elsewhere | None,
        is_open: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._engine, self._reading = engine, read_only(engine)
        self._kinds = kinds
        self._elsewhere = elsewhere  # None: this process is alone
        self._is_open = is_open  # whether somebody has a socket open there; may be asked any time
        self._replicas: OrderedDict[str, Replica] = OrderedDict()
        self._refusals = Refusals()
        self._let_go: set[str] = set()
        self._doubts, self._doubted = Doubts(engine), NOBODY

    def write(self, jobs: Sequence[Job], here: Here, opened: Mapping[str, Replica]) -> Written:
        """Decide and write a batch; `opened` are streams that were opened for it."""
        for code, replica in opened.items():
            self._replicas.setdefault(code, replica)
        written = self._batch(jobs, here)
        let_go, self._let_go = frozenset(self._let_go - self._replicas.keys()), set()
        doubted, self._doubted = self._doubted, NOBODY
        return written._replace(let_go=let_go, doubted=doubted)

    def _batch(self, jobs: Sequence[Job], here: Here) -> Written:
        try:
            return self._write(jobs, here)
        except SQLAlchemyError as error:
            self._drop(here)
            if len(jobs) > 1 and _is_of_one(error):
                return self._one_by_one(jobs, here)
            logger.error("not written", asks=len(jobs), **said(error))
            return self._looks_at_least(jobs, here)
        except Exception:  # the outermost: one faulty ask must not stop the writer
            self._drop(here)
            if len(jobs) > 1:
                return self._one_by_one(jobs, here)
            what = jobs[0].ask if isinstance(jobs[0], Asked) else jobs[0]
            logger.exception("an ask failed", ask=type(what).__name__)
            return unavailable(jobs)

    def _write(self, jobs: Sequence[Job], here: Here) -> Written:
        started = time.perf_counter()
        writes = self._elsewhere or any(isinstance(job, Asked) for job in jobs)
        with (self._engine if writes else self._reading).begin() as db:
            if self._doubts.arise(db):
                self._doubted = frozenset(self._replicas)
                self._drop(self._doubted)
            batch = Batch(db, self._kinds, self._replicas, now(), self._refusals)
            batch.prepare(jobs, here)
            answers = [(job, batch.answer(job)) for job in jobs]
            batch.write()
            told, others = self._share(db, here)
        self._refusals.add(batch.refused)
        metrics.batch(len(jobs), time.perf_counter() - started)
        beat = time.monotonic()
        for code in here.keys() & self._replicas.keys():
            self._doubts.durable(code, self._replicas[code].state.seq)
        news = {
            code: self._replicas[code].draw(who | others.get(code, NOBODY), beat)
            for code, who in here.items()
            if code in self._replicas
        }
        missing = frozenset(here.keys() - self._replicas.keys() - batch.unreadable.keys())
        self._let_go |= batch.unreadable.keys()
        self._keep_few(news)
        seen = [(job, *self._seen(job, answer)) for job, answer in answers]
        return Written(seen, news, frozenset(told | batch.written), missing)

    def _share(self, db: Connection, here: Here) -> tuple[set[str], Here]:
        """Tell the other processes who is here, and hear who is with them."""
        if self._elsewhere is None:
            return set(), {}
        return self._elsewhere.tell(db, here), self._elsewhere.others(db, here)

    def _keep_few(self, used: Collection[str]) -> None:
        """Let go of what was not used for longest, once it is too much; the log has it.

        Where somebody sits it goes last: they would all be sent the whole of it again. What this
        batch has used stays, whatever it takes: it is there already.
        """
        grown = False
        for code in used:
            self._replicas.move_to_end(code)
            grown |= self._replicas[code].weigh()
        over = sum(one.weight for one in self._replicas.values()) - HELD if grown else 0
        if over <= 0:
            return
        idle = [code for code in self._replicas if code not in used]
        for code in sorted(idle, key=self._is_open):
            over -= self._replicas.pop(code).weight
            self._let_go.add(code)
            if over <= 0:
                break

    def _seen(self, job: Job, answer: Answer) -> tuple[Answer, Any]:
        """For a look, what it wants to see; it shows all of its batch, and so does its number."""
        replica = self._replicas.get(job.code)
        if replica is None or answer.code or isinstance(job, Asked):
            return answer, {}
        try:
            return Answer(replica.state.seq), job.see(replica, job.person)
        except Refusal as refusal:
            return Answer(replica.state.seq, refusal.code, refusal.says, refusal.params), {}

    def _looks_at_least(self, jobs: Sequence[Job], here: Here) -> Written:
        """Our own disk is full, or cannot be written: it can be read all the same."""
        looks = [job for job in jobs if isinstance(job, Look)]
        if self._elsewhere or not looks or len(looks) == len(jobs):
            return unavailable(jobs)
        refused = unavailable(job for job in jobs if isinstance(job, Asked))
        seen = self._batch(looks, {job.code: here[job.code] for job in looks})
        return seen._replace(answers=[*refused.answers, *seen.answers])

    def _one_by_one(self, jobs: Sequence[Job], here: Here) -> Written:
        """Find the ask that cannot be written; the others are."""
        answers: list[tuple[Job, Answer, Any]] = []
        news: dict[str, News] = {}
        ring: frozenset[str] = frozenset()
        for job in jobs:
            written = self._batch([job], {job.code: here[job.code]})
            answers += written.answers
            for code, item in written.news.items():
                news[code] = news[code].before(item) if code in news else item
            ring |= written.ring
        return Written(answers, news, ring)

    def _drop(self, codes: Iterable[str]) -> None:
        """What these replicas hold may not be durable: read them again from the log."""
        for code in codes:
            self._replicas.pop(code, None)
            self._let_go.add(code)
            if self._elsewhere:
                self._elsewhere.forget(code)
