"""Signed revisions: the bytes as they were signed, their hashes, and proof that they are whole."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.db.rows import find, put, table_of
from app.log.store import EVENTS
from app.log.tables import RevisionRow

REVISIONS = table_of(RevisionRow)


class Signed(NamedTuple):
    """A revision as it was signed. `content` is never encoded again, only shown and hashed."""

    code: str
    revision: int
    hash: str
    content: str


def keep(db: Connection, signed: Signed) -> None:
    """Keep a signed revision for good."""
    put(db, REVISIONS, [signed])


def signed(db: Connection, code: str, revision: int) -> Signed | None:
    """A signed revision."""
    for row in find(db, REVISIONS, [(code, revision)]):
        return Signed(row.workshop, row.revision, row.hash, row.content)
    return None


def all_signed(db: Connection) -> Iterator[Signed]:
    """Every signed revision, stream by stream, one at a time."""
    query = select(REVISIONS).order_by(REVISIONS.c.workshop, REVISIONS.c.revision)
    for row in db.execution_options(yield_per=100).execute(query):
        yield Signed(row.workshop, row.revision, row.hash, row.content)


def logged(db: Connection) -> Iterator[tuple[str, str]]:
    """Stream and body of every event that says something was signed, as logged then."""
    query = select(EVENTS.c.workshop, EVENTS.c.body).where(EVENTS.c.body.like('{"is":"signed-off%'))
    for row in db.execution_options(yield_per=1000).execute(query):
        yield row.workshop, row.body
