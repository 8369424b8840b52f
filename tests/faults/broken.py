"""Remits that break a promise, each in one way: what an experiment has to find out."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
import uvicorn
from sqlalchemy import URL, Connection, Engine, delete, event

from app import cli
from app.db import database, files
from app.log import batch, doubts, erasing, replica, store, writer, writing
from app.log.batch import Batch
from app.log.jobs import Answer, Asked, Here, Job
from app.log.recorded import KeepVote
from app.log.store import Answered, AskKey
from app.log.writing import Written
from app.matrix.record import Record
from app.ops import proof
from app.sessions.room import Rooms
from app.workshop import signing
from app.workshop.state import Workshop

HASTE = 0.06  # seconds between an answer that comes too early and the commit


def answers_early() -> None:
    """Says done before it is written; all else is as it should be."""
    loops: list[asyncio.AbstractEventLoop] = []
    work = writer.Writer._work

    async def noted(self: writer.Writer) -> None:
        loops[:] = [asyncio.get_running_loop()]
        await work(self)

    class Early(Batch):
        def prepare(self, jobs: Sequence[Job], here: Here) -> None:
            super().prepare(jobs, here)
            self.told: list[tuple[Job, Answer]] = []

        def answer(self, job: Job) -> Answer:
            answer = super().answer(job)
            if isinstance(job, Asked) and not job.key:  # not at the door: nobody could come in
                self.told.append((job, answer))
            return answer

        def write(self) -> None:
            for job, answer in self.told:
                loops[0].call_soon_threadsafe(job.reply, answer, {})
            if self.told:
                time.sleep(HASTE)
            super().write()

    writer.Writer._work = noted  # type: ignore[method-assign]
    writing.Batch = Early  # type: ignore[attr-defined]


def guesses() -> None:
    """Says done where the database did not answer: it will have worked."""
    unavailable = writing.unavailable

    def hopeful(jobs: Iterable[Job]) -> Written:
        jobs = list(jobs)
        if not all(isinstance(job, Asked) and not job.key for job in jobs):
            return unavailable(jobs)
        return Written([(job, Answer(1), {}) for job in jobs], {})

    writing.unavailable = writer.unavailable = hopeful  # type: ignore[attr-defined]


def shows_votes() -> None:
    """Counts the votes of an open cell for everyone to see."""
    draw, take = replica.Replica.draw, replica.Replica.take
    cast: dict[tuple[str, str, int], dict[str, str]] = {}

    def noted(self: replica.Replica, *of: Any) -> replica.Taken:
        taken = take(self, *of)
        for effect in taken.effects:
            if isinstance(effect, KeepVote):
                where = (self.state.code, effect.question, effect.vote.round)
                cast.setdefault(where, {})[effect.person] = effect.vote.choice
        return taken

    def draw_open(self: replica.Replica, here: frozenset[str], now: float) -> replica.News:
        news = draw(self, here, now)
        for name, cell in news.changed.items():
            if name.startswith("cell:") and cell["state"] == "open":
                where = (self.state.code, name.removeprefix("cell:"), cell["round"])
                cell["tally"] = Counter(cast.get(where, {}).values()) or None
        return news

    replica.Replica.draw = draw_open  # type: ignore[method-assign]
    replica.Replica.take = noted  # type: ignore[method-assign,assignment]


def forgets_asks() -> None:
    """Does again what is asked again."""
    remember = store.remember

    def once(db: Connection, answers: dict[AskKey, Answered], day: int) -> None:
        known = store.ASKS.c.id.in_([key.id for key in answers])
        db.execute(delete(store.ASKS).where(known))
        remember(db, answers, day)

    store.answered = lambda *_: {}
    store.remember = once


def trusts_the_bell() -> None:
    """Believes that whatever is new is rung for, and that every ring is heard."""
    rung = Rooms.rung

    def only_if_told(self: Rooms, codes: Iterable[str] | None) -> None:
        rung(self, codes or ())

    async def never(_: Rooms) -> None:
        """Nothing to look after."""

    Rooms.rung = only_if_told  # type: ignore[method-assign]
    Rooms.look_after = never  # type: ignore[assignment, method-assign]


def leaves_at_once() -> None:
    """SIGTERM ends it in the midst of whatever it does."""
    uvicorn.Server.handle_exit = lambda *_: os._exit(0)  # type: ignore[method-assign]


def no_lock() -> None:
    """Any number of processes serve one file."""
    database.lock_file = lambda url: None


def synchronous_normal() -> None:
    """SQLite's commits return before they are on the disk."""
    connect = database.connect

    def careless(url: str | URL, patient: bool = False) -> Engine:
        engine = connect(url, patient)

        @event.listens_for(engine, "connect")
        def _pragma(connection: Any, _: Any) -> None:
            connection.execute("PRAGMA synchronous = NORMAL")

        return engine

    database.connect = careless


def syncs_nothing() -> None:
    """Takes a file and a name for kept as soon as they are written."""
    files.sync = lambda path: None


def believes_what_it_holds() -> None:
    """Takes for granted that a log is never older than it was."""
    doubts.Doubts.arise = lambda *_: False  # type: ignore[method-assign]
    batch.gone_back = lambda *_: False  # type: ignore[attr-defined]


def restores_as_it_was() -> None:
    """Brings back with a backup what was erased since."""
    erasing.erase_again = lambda db, kinds, erased: 0


def verifies_nothing() -> None:
    """Finds every revision as it was signed."""
    proof._whole = lambda db, signed, previous, erased: True
    proof.damage = lambda db: ""


def signs_an_old_draft() -> None:
    """Signs the description as it was when the last revision was signed."""
    record = signing.record
    drafts: dict[int, str] = {}

    def stale(workshop: Workshop, revision: int | None, *of: Any) -> Record:
        made = record(workshop, revision, *of)
        old = drafts.get((revision or 0) - 1, "")
        drafts[revision or 0] = made.description
        return msgspec.structs.replace(made, description=old)

    signing.record = stale  # type: ignore[assignment]


def starts_unchecked() -> None:
    """Does not look at its database before it starts."""
    cli.check = lambda settings: None


BROKEN: dict[str, Callable[[], None]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        answers_early,
        guesses,
        shows_votes,
        forgets_asks,
        trusts_the_bell,
        leaves_at_once,
        no_lock,
        synchronous_normal,
        starts_unchecked,
        syncs_nothing,
        believes_what_it_holds,
        restores_as_it_was,
        verifies_nothing,
        signs_an_old_draft,
    )
}
