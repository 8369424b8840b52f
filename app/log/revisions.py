"""Signed revisions: the bytes as they were signed, their hashes, and proof that they are whole."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, or_, select

from app.db.rows import find, put, table_of
from app.log.store import EVENTS, EVERYTHING, Span
from app.log.tables import RevisionRow, SignedNameRow

REVISIONS, SIGNED_NAMES = table_of(RevisionRow), table_of(SignedNameRow)
FEW = 8  # revisions in memory while all are read


class Signed(NamedTuple):
    """A revision as it was signed. `content` is never encoded again, only shown and hashed."""

    code: str
    revision: int
    hash: str
    content: str

    @property
    def has_names(self) -> bool:
        """Whether the digests of the names it was signed with are in it; the first had none."""
        return '"named":' in self.content


def keep(db: Connection, signed: Signed) -> None:
    """Keep a signed revision for good."""
    put(db, REVISIONS, [signed])


def signed(db: Connection, code: str, revision: int) -> Signed | None:
    """A signed revision."""
    for row in find(db, REVISIONS, [(code, revision)]):
        return Signed(row.workshop, row.revision, row.hash, row.content)
    return None


def signed_so_far(db: Connection, code: str, last: int) -> list[Signed]:
    """Every revision of a stream up to this one, the first one first."""
    mine = (REVISIONS.c.workshop == code) & (REVISIONS.c.revision <= last)
    rows = db.execute(select(REVISIONS).where(mine).order_by(REVISIONS.c.revision))
    return [Signed(row.workshop, row.revision, row.hash, row.content) for row in rows]


def keep_names(
    db: Connection, code: str, revision: int, names: Mapping[str, tuple[str, str]]
) -> None:
    """Keep the names that a revision was signed with, as long as none is erased."""
    put(db, SIGNED_NAMES, ((code, revision, person, *it) for person, it in names.items()))


def names_signed(db: Connection, code: str, revision: int) -> dict[str, tuple[str, str]]:
    """Salt and name of each person whose name a revision was signed with, and is not erased."""
    mine = (SIGNED_NAMES.c.workshop == code) & (SIGNED_NAMES.c.revision == revision)
    rows = db.execute(select(SIGNED_NAMES).where(mine))
    return {row.person: (row.salt, row.name) for row in rows}


def erase_names(db: Connection, code: str, people: Iterable[str]) -> None:
    """Take the names of these people out of all revisions; their digests stay."""
    mine = (SIGNED_NAMES.c.workshop == code) & SIGNED_NAMES.c.person.in_(list(people))
    db.execute(delete(SIGNED_NAMES).where(mine))


def all_signed(db: Connection, span: Span = EVERYTHING) -> Iterator[Signed]:
    """Every signed revision, stream by stream, few at a time: each can be a megabyte."""
    query = select(REVISIONS).where(span.of(REVISIONS.c.workshop))
    query = query.order_by(REVISIONS.c.workshop, REVISIONS.c.revision)
    for row in db.execution_options(yield_per=FEW).execute(query):
        yield Signed(row.workshop, row.revision, row.hash, row.content)


def logged(db: Connection, span: Span = EVERYTHING) -> Iterator[tuple[tuple[str, int], str]]:
    """Stream and number of every revision that the log says was signed, and its hash there."""
    query = select(EVENTS.c.workshop, EVENTS.c.body).where(span.of(EVENTS.c.workshop))
    tags = ("signed-off", "revision-brought-in")
    query = query.where(or_(*(EVENTS.c.body.startswith(f'{{"is":"{one}') for one in tags)))
    for row in db.execution_options(yield_per=1000).execute(query):
        said = msgspec.json.decode(row.body)
        yield (row.workshop, said["revision"]), said["hash"]
