"""What was erased so far: a restored backup is held to it, and so is what proves revisions."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from app.db.rows import put, table_of
from app.log.store import EVERYTHING, Span
from app.log.tables import ErasedRow

ERASED = table_of(ErasedRow)


def note(db: Connection, code: str, people: Iterable[str], at: str) -> None:
    """The names of these are gone; an empty one stands for the whole stream."""
    put(db, ERASED, ((code, one, at) for one in people), over=True)


def noted(db: Connection, span: Span = EVERYTHING) -> list[tuple[str, str]]:
    """What was erased so far, to hold a restored backup to it."""
    rows = db.execute(select(ERASED).where(span.of(ERASED.c.workshop)))
    return [(row.workshop, row.person) for row in rows]
