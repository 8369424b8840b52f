"""Printing: the matrix as a file, from the log alone, away from the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from sqlalchemy import Connection, Engine

from app.db import reading
from app.matrix import grid, record
from app.matrix.export.formats import FORMATS, disposition
from app.matrix.grid import Grid
from app.sessions import log, signing
from app.sessions.rules import evolve
from app.sessions.workshop import Refusal, Workshop

PRINTERS = 2  # threads: a printed page never holds up a vote


class Printed(NamedTuple):
    body: bytes
    media_type: str
    disposition: str


class Printers:
    """Threads that print; each reads the log for itself, so a screen cannot disagree with it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(PRINTERS, thread_name_prefix="printer")

    async def print(self, code: str, extension: str, revision: int | None) -> Printed:
        """The matrix as a file; raises Refusal where there is no such revision."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._print, code, extension, revision)

    def _print(self, code: str, extension: str, revision: int | None) -> Printed:
        with reading(self._engine).connect() as db:
            table = table_of(db, code, revision)
        kind = FORMATS[extension]
        return Printed(kind.write(table), kind.media_type, disposition(table, extension))

    def close(self) -> None:
        self._threads.shutdown()


def table_of(db: Connection, code: str, revision: int | None) -> Grid:
    """A signed revision, or the matrix as it stands: signed off, that is the last revision."""
    names = log.names_of(db, code)
    if revision is None:
        workshop = Workshop(code=code)
        evolve(workshop, log.since(db, code, 0))
        if workshop.state != "signed-off":
            return grid.of(signing.draft(workshop), None, names)
        revision = workshop.revisions[-1].revision
    row = log.signed(db, code, revision)
    if row is None:
        raise Refusal("not-found", f"There is no revision {revision} of this matrix.")
    return grid.of(record.parse(row.content), row.hash, names)
