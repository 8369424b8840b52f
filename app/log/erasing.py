"""Erasing: a person's name, a whole stream, or all names when their time has come."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, delete, select, text

from app.db.database import read_only
from app.db.rows import put, table_of
from app.log import readmodels, store
from app.log.ballots import BALLOTS
from app.log.kinds import Kinds
from app.log.readmodels import SUMMARIES
from app.log.recorded import Fact
from app.log.revisions import REVISIONS
from app.log.snapshots import SNAPSHOTS
from app.log.store import Entry
from app.log.tables import ErasedRow, PresenceRow
from app.log.writing import now

ERASED = table_of(ErasedRow)
EVERYBODY = ""
#: Everything a workshop has, the row that locks it last.
WHOLE: tuple[tuple[Table, str], ...] = (
    *((table, "workshop") for table in readmodels.TABLES),
    (SNAPSHOTS, "workshop"),
    (store.EVENTS, "workshop"),
    (REVISIONS, "workshop"),
    (store.NAMES, "workshop"),
    (store.KEYS, "workshop"),
    (store.ASKS, "workshop"),
    (BALLOTS, "workshop"),
    (table_of(PresenceRow), "workshop"),
    (store.STREAMS, "code"),
)
WRITTEN_ONCE = ("event", "revision")


def erase_person(db: Connection, kinds: Kinds, code: str, person: str) -> bool:
    """Take a name away for good; what was done stays under the id. False if it is not there."""
    head = store.heads(db, [code], lock=True).get(code)
    if head is None or person not in store.names_of(db, code):
        return False
    mine = (store.NAMES.c.workshop == code) & (store.NAMES.c.person == person)
    db.execute(delete(store.NAMES).where(mine))
    kind = kinds.named(head.kind)
    fact = Fact(head.seq + 1, now(), "", kind.erased(person))
    store.append(db, kinds.codec(kind), kind.name, [Entry(code, fact)])
    _note(db, code, person)
    return True


def erase_workshop(db: Connection, code: str) -> bool:
    """Take a workshop away whole, its signed revisions too. False if it is not there."""
    if code not in store.heads(db, [code], lock=True):
        return False
    with _unprotected(db):
        for table, column in WHOLE:
            db.execute(delete(table).where(table.c[column] == code))
    _note(db, code, EVERYBODY)
    return True


def expire(engine: Engine, kinds: Kinds, days: int) -> int:
    """Erase the names of streams signed off so many days ago; answers how many names.

    Rows tell which those are, not logs; each stream is erased in a transaction of its own, and
    nobody who votes just now waits for more than one.
    """
    oldest = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
    for _ in readmodels.complete(engine, kinds):
        pass
    with read_only(engine).connect() as db:
        due = list(db.scalars(_due(oldest)))
    erased = 0
    for code in due:
        with engine.begin() as db:
            store.heads(db, [code], lock=True)
            if db.scalars(_due(oldest).where(SUMMARIES.c.workshop == code)).first():
                names = store.names_of(db, code)  # unless it was started again meanwhile
                erased += sum(erase_person(db, kinds, code, person) for person in names)
    if erased:
        clear(engine)
    return erased


def _due(oldest: str) -> "Select[Any]":
    """Signed off before this moment, and not erased yet."""
    named = select(store.NAMES.c.person).where(store.NAMES.c.workshop == SUMMARIES.c.workshop)
    return select(SUMMARIES.c.workshop).where(
        SUMMARIES.c.state == "signed-off", SUMMARIES.c.signed_at < oldest, named.exists()
    )


def _note(db: Connection, code: str, person: str) -> None:
    put(db, ERASED, [(code, person, now())], over=True)


def noted(db: Connection) -> list[tuple[str, str]]:
    """What was erased so far, to hold a restored backup to it."""
    return [(row.workshop, row.person) for row in db.execute(select(ERASED))]


def erase_again(db: Connection, kinds: Kinds, erased: Iterable[tuple[str, str]]) -> int:
    """Erase in a restored database what had been erased before; answers how much was there.

    What is not there is noted all the same: the next backup that is restored may have it.
    """
    again = 0
    for code, person in erased:
        again += erase_person(db, kinds, code, person) if person else erase_workshop(db, code)
        _note(db, code, person)
    return again


@contextmanager
def _unprotected(db: Connection) -> Iterator[None]:
    """Inside this transaction, and for nobody else, what was written can be deleted."""
    if db.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        triggers = db.execute(text(query)).all()
        for name, _ in triggers:
            db.execute(text(f"DROP TRIGGER {name}"))
        yield
        for _, sql in triggers:
            db.execute(text(sql))
        return
    for table in WRITTEN_ONCE:
        db.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    yield
    for table in WRITTEN_ONCE:
        db.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))


def clear(engine: Engine) -> None:
    """Leave nothing of what was erased in the log of writes, nor in what a row left behind.

    SQLite overwrites deleted rows by itself (secure_delete); PostgreSQL does when it vacuums.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            raw.driver_connection.autocommit = True  # type: ignore[union-attr]
            raw.cursor().execute("VACUUM")
    finally:
        raw.close()
