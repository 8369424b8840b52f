"""Erasing: a person's name, a whole workshop, or all names when their time has come."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, Table, delete, select, text

from app.db.database import read_only
from app.db.rows import put, table_of
from app.log import store
from app.log.ballots import BALLOTS
from app.log.tables import ErasedRow
from app.log.writer import now
from app.sessions.presence import PRESENCE
from app.workshop.events import PersonErased
from app.workshop.rules import evolve
from app.workshop.workshop import Fact, Workshop

ERASED = table_of(ErasedRow)
EVERYBODY = ""
#: Everything a workshop has, the row that locks it last.
WHOLE: tuple[tuple[Table, str], ...] = (
    (store.EVENTS, "workshop"),
    (store.REVISIONS, "workshop"),
    (store.NAMES, "workshop"),
    (store.KEYS, "workshop"),
    (store.ASKS, "workshop"),
    (BALLOTS, "workshop"),
    (PRESENCE, "workshop"),
    (store.WORKSHOPS, "code"),
)
WRITTEN_ONCE = ("event", "revision")


def erase_person(db: Connection, code: str, person: str) -> bool:
    """Take a name away for good; what was done stays under the id. False if it is not there."""
    numbers = store.lock(db, [code])
    if code not in numbers or person not in store.names_of(db, code):
        return False
    mine = (store.NAMES.c.workshop == code) & (store.NAMES.c.person == person)
    db.execute(delete(store.NAMES).where(mine))
    fact = Fact(numbers[code] + 1, now(), "", PersonErased(person))
    store.append(db, [(code, fact)])
    _note(db, code, person)
    return True


def erase_workshop(db: Connection, code: str) -> bool:
    """Take a workshop away whole, its signed revisions too. False if it is not there."""
    if code not in store.lock(db, [code]):
        return False
    with _unprotected(db):
        for table, column in WHOLE:
            db.execute(delete(table).where(table.c[column] == code))
    _note(db, code, EVERYBODY)
    return True


def expire(engine: Engine, days: int) -> int:
    """Erase the names of workshops signed off so many days ago; answers how many names.

    Logs are read without a lock, and each workshop is erased in a transaction of its own: nobody
    who votes just now waits for more than one.
    """
    oldest = datetime.now(UTC) - timedelta(days=days)
    with read_only(engine).connect() as db:
        codes = db.scalars(select(store.REVISIONS.c.workshop).distinct()).all()
        due = [code for code in codes if _is_due(db, code, oldest)]
    erased = 0
    for code in due:
        with engine.begin() as db:
            store.lock(db, [code])
            if _is_due(db, code, oldest):  # it may have been started again meanwhile
                names = store.names_of(db, code)
                erased += sum(erase_person(db, code, person) for person in names)
    if erased:
        clear(engine)
    return erased


def _is_due(db: Connection, code: str, oldest: datetime) -> bool:
    if not store.names_of(db, code):  # erased already: no need to fold its log every day
        return False
    workshop = Workshop(code=code)
    evolve(workshop, store.since(db, code, 0))
    signed = datetime.fromisoformat(workshop.revisions[-1].signed_at)
    return workshop.state == "signed-off" and signed < oldest


def _note(db: Connection, code: str, person: str) -> None:
    put(db, ERASED, [(code, person, now())], over=True)


def noted(db: Connection) -> list[tuple[str, str]]:
    """What was erased so far, to hold a restored backup to it."""
    return [(row.workshop, row.person) for row in db.execute(select(ERASED))]


def erase_again(db: Connection, erased: Iterable[tuple[str, str]]) -> int:
    """Erase in a restored database what had been erased before; answers how much was there."""
    return sum(
        erase_person(db, code, person) if person else erase_workshop(db, code)
        for code, person in erased
    )


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
