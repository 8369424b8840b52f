"""Keeping what was agreed: a backup while votes come in, and proof that revisions are whole."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, make_url

from app.db.database import connect, lock_file, migrate, read_only
from app.log import erasing, revisions
from app.log.kinds import Kinds

TOLD = 1000  # revisions between two words on how far verify is


class CannotKeepError(RuntimeError):
    """What was asked cannot be done with this database, and what to do instead."""


class Report(NamedTuple):
    """What verify found."""

    checked: int
    broken: list[str]
    damage: str = ""

    @property
    def sound(self) -> bool:
        return not self.broken and not self.damage

    @property
    def sentence(self) -> str:
        if self.damage:
            return f"The database file is damaged ({self.damage}): restore a backup."
        if self.sound:
            return f"{self.checked} revisions checked, every hash is right."
        return f"{self.checked} revisions checked; not as signed: {', '.join(self.broken)}."


def backup(url: str, target: Path) -> None:
    """A consistent copy of a SQLite database in use; a plain copy of its file is none."""
    path = make_url(url).database
    if make_url(url).get_backend_name() != "sqlite" or not path:
        raise CannotKeepError("Back up PostgreSQL with its own pg_dump.")
    if target.exists():
        raise CannotKeepError(f"{target} is there already; nothing was overwritten.")
    if not Path(path).exists():
        raise CannotKeepError(f"There is no database at {path}.")
    os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))  # hidden votes are in it too
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def restore(url: str, kinds: Kinds, source: Path) -> int:
    """Put a backup in the place of the database, which no server may be using just now.

    What was erased since the backup is erased again; answers how many names and workshops. The
    database that was there is kept beside it.
    """
    path = make_url(url).database
    if make_url(url).get_backend_name() != "sqlite" or not path:
        raise CannotKeepError("Restore PostgreSQL with its own pg_restore.")
    if not source.exists():
        raise CannotKeepError(f"There is no backup at {source}.")
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise CannotKeepError(f"{source} is damaged; nothing was changed.")
    held = lock_file(url)
    try:
        erased = _put_aside(url, Path(path))
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(path)) as fresh:
            copy.backup(fresh)
        return hold_to(url, kinds, erased)
    finally:
        if held:
            held.close()


def hold_to(url: str, kinds: Kinds, erased: Iterable[tuple[str, str]]) -> int:
    """Erase in a restored database, maybe an old one, what had been; answers how much was there."""
    engine = connect(url)
    migrate(engine)
    with engine.begin() as db:
        again = erasing.erase_again(db, kinds, erased)
    erasing.clear(engine)
    engine.dispose()
    return again


def _put_aside(url: str, path: Path) -> list[tuple[str, str]]:
    """Keep the database that is there under another name; answers what was erased in it."""
    if not path.exists():
        return []
    engine = connect(url)
    migrate(engine)
    with read_only(engine).connect() as db:
        erased = erasing.noted(db)
    erasing.clear(engine)
    engine.dispose()
    path.rename(path.with_name(f"{path.name}.before-restore"))
    return erased


def verify(engine: Engine, told: Callable[[int], None] = lambda _: None) -> Report:
    """Recompute every revision's hash, the chain from each to the one before, and the log's word.

    A row that was taken away is missed, too: the log says that it was signed, under which hash.
    Calls `told` with how many were checked so far, every thousand.
    """
    broken: list[str] = []
    with read_only(engine).connect() as db:
        damaged = damage(db)
        if damaged:
            return Report(0, [], damaged)
        logged = {}
        for code, body in revisions.logged(db):
            said = msgspec.json.decode(body)
            logged[code, said["revision"]] = said["hash"]
        missing, checked = set(logged), 0
        last: dict[str, str] = {}
        for signed in revisions.all_signed(db):
            key = (signed.code, signed.revision)
            missing.discard(key)
            if signed.hash != logged.get(key) or not _whole(signed, last.get(signed.code)):
                broken.append(f"{signed.code} revision {signed.revision}")
            last[signed.code] = signed.hash
            checked += 1
            if checked % TOLD == 0:
                told(checked)
    broken += (f"{code} revision {number}" for code, number in missing)
    return Report(checked + len(missing), sorted(broken))


def damage(db: Connection) -> str:
    """What SQLite finds wrong with its own file; PostgreSQL has its own tools for that."""
    if db.dialect.name != "sqlite":
        return ""
    found = db.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    return "" if found == "ok" else str(found).splitlines()[-1]


def _whole(signed: revisions.Signed, previous: str | None) -> bool:
    """The bytes are those that were signed, and say after which revision they came."""
    if hashlib.sha256(signed.content.encode()).hexdigest() != signed.hash:
        return False
    said = msgspec.json.decode(signed.content)
    return bool(said["previous"] == previous and said["revision"] == signed.revision)
