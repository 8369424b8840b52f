"""Printing: the matrix as a file, from the log alone, away from the event loop."""

import asyncio
from typing import NamedTuple

import structlog
from anyio import BrokenWorkerProcess, to_process
from sqlalchemy import Connection, Engine

from app.db.database import read_only
from app.documents import grid
from app.documents.formats import FORMATS, disposition
from app.documents.grid import Grid
from app.log import store
from app.matrix import record
from app.workshop import signing
from app.workshop.rules import evolve
from app.workshop.workshop import Refusal, Workshop

PRINTERS = 2  # processes: a printed page never holds up a vote
LONGEST = 60.0  # seconds for one file, the wait for its turn included
logger = structlog.get_logger()


class Printed(NamedTuple):
    body: bytes
    media_type: str
    disposition: str


class Printers:
    """Each reads the log for itself, so a screen cannot disagree with it, and prints in a process
    of its own, so a page that is too much for it harms nobody."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turns = asyncio.Semaphore(PRINTERS)

    async def print(self, code: str, extension: str, revision: int | None) -> Printed:
        """The matrix as a file; raises Refusal where there is no such revision, or no file."""
        kind = FORMATS[extension]
        try:
            async with asyncio.timeout(LONGEST), self._turns:
                table = await asyncio.to_thread(self._table, code, revision)
                body = await to_process.run_sync(kind.write, table, cancellable=True)
        except (TimeoutError, BrokenWorkerProcess, OSError) as error:
            logger.warning("no file", workshop=code, kind=extension, error=type(error).__name__)
            why = "This file could not be made just now. Nothing is lost: please try again."
            raise Refusal("unavailable", why) from None
        return Printed(body, kind.media_type, disposition(table, extension))

    def _table(self, code: str, revision: int | None) -> Grid:
        with read_only(self._engine).connect() as db:
            return table_of(db, code, revision)


def table_of(db: Connection, code: str, revision: int | None) -> Grid:
    """A signed revision, or the matrix as it stands: signed off, that is the last revision."""
    names = store.names_of(db, code)
    if revision is None:
        workshop = Workshop(code=code)
        evolve(workshop, store.since(db, code, 0))
        if workshop.state != "signed-off":
            return grid.of(signing.draft(workshop), None, names)
        revision = workshop.revisions[-1].revision
    row = store.signed(db, code, revision)
    if row is None:
        raise Refusal("not-found", f"There is no revision {revision} of this matrix.")
    return grid.of(record.parse(row.content), row.hash, names)
