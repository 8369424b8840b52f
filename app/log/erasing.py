"""Erasing: people's names, a whole stream, and both again after a restore."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, text

from app.db.rows import find, table_of
from app.log import readmodels, revisions, store
from app.log.attachments import ATTACHMENTS
from app.log.ballots import BALLOTS
from app.log.erased import note
from app.log.following import UNHEARD
from app.log.kinds import Kinds
from app.log.recorded import Fact
from app.log.revisions import REVISIONS, SIGNED_NAMES
from app.log.snapshots import SNAPSHOTS
from app.log.store import Entry
from app.log.tables import PresenceRow
from app.log.writing import now

EVERYBODY = ""
PATIENCE = 30.0  # seconds with who reads what is to be overwritten
#: Everything a workshop has, the row that locks it last.
WHOLE: tuple[tuple[Table, str], ...] = (
    *((table, "workshop") for table in readmodels.TABLES),
    (UNHEARD, "workshop"),
    (ATTACHMENTS, "workshop"),
    (SNAPSHOTS, "workshop"),
    (store.EVENTS, "workshop"),
    (REVISIONS, "workshop"),
    (SIGNED_NAMES, "workshop"),
    (store.NAMES, "workshop"),
    (store.KEYS, "workshop"),
    (store.BROWSERS, "workshop"),
    (store.ASKS, "workshop"),
    (BALLOTS, "workshop"),
    (table_of(PresenceRow), "workshop"),
    (store.STREAMS, "code"),
)
WRITTEN_ONCE = ("event", "revision")


class NotClearedError(RuntimeError):
    """It is erased in every table, and still stands in the log of writes."""


def erase_person(db: Connection, kinds: Kinds, code: str, person: str) -> bool:
    """Take a name away for good; what was done stays under the id. False if it is not there."""
    return erase_people(db, kinds, code, [person]) == 1


def erase_people(db: Connection, kinds: Kinds, code: str, people: Iterable[str]) -> int:
    """Take the names of these people away; answers how many of them there were."""
    head = store.heads(db, [code], lock=True).get(code)
    if head is None:
        return 0
    there = [row.person for row in find(db, store.NAMES, ((code, one) for one in people))]
    mine = (store.NAMES.c.workshop == code) & store.NAMES.c.person.in_(there)
    db.execute(delete(store.NAMES).where(mine))
    revisions.erase_names(db, code, there)
    kind, at = kinds.named(head.kind), now()
    facts = (Fact(seq, at, "", kind.erased(one)) for seq, one in enumerate(there, head.seq + 1))
    store.append(db, kinds.codec(kind), kind.name, [Entry(code, fact) for fact in facts])
    note(db, code, there, at)
    return len(there)


def erase_workshop(db: Connection, code: str) -> bool:
    """Take a workshop away whole, its signed revisions too. False if it is not there."""
    if code not in store.heads(db, [code], lock=True):
        return False
    with _unprotected(db):
        for table, column in WHOLE:
            db.execute(delete(table).where(table.c[column] == code))
    note(db, code, [EVERYBODY], now())
    return True


def erase_again(db: Connection, kinds: Kinds, erased: Iterable[tuple[str, ...]]) -> int:
    """Erase in a restored database what had been erased before; answers how much was there.

    What is not there is noted all the same: the next backup that is restored may have it.
    """
    again = 0
    for code, person in erased:
        again += erase_person(db, kinds, code, person) if person else erase_workshop(db, code)
        note(db, code, [person], now())
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

    SQLite overwrites deleted rows by itself (secure_delete); its log is emptied as soon as nobody
    reads what is in it, and nobody is made to wait for that but who calls this. PostgreSQL
    overwrites what was deleted when it vacuums. Raises NotClearedError where a reader stays.
    """
    raw = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            _empty_the_log(raw.cursor())
        else:
            raw.driver_connection.autocommit = True  # type: ignore[union-attr]
            raw.cursor().execute(f"VACUUM {', '.join(one.name for one, _ in WHOLE)}")
    finally:
        raw.detach()  # its patience and mode are its own
        raw.close()


def _empty_the_log(cursor: Any) -> None:
    cursor.execute("PRAGMA busy_timeout = 0")  # or it holds all writers up while it waits
    end = time.monotonic() + PATIENCE
    while cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() > end:
            raise NotClearedError(
                "Somebody reads since before it was erased: it is in the log yet."
            )
        time.sleep(0.1)
