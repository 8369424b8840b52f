"""Keeping what was agreed: a backup while votes come in, and the way back from one.

Whatever order of backups and restores, whatever files and disks: nothing that was there is gone.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from app.db import database, files
from app.log import erasing
from app.log.kinds import Kinds
from app.ops.progress import Told, nobody
from app.portfolio import principals

PRINCIPALS = "SELECT id, role, name, hash, made, revoked FROM principal"
RESTORING = "restoring"  # in the name of a file that will be the database


class CannotKeepError(RuntimeError):
    """What was asked cannot be done with this database, and what to do instead."""


class Restored(NamedTuple):
    """What a restore did: how much was erased again, and under which name the last one is kept."""

    again: int
    kept: Path | None
    unread: bool  # what was erased in the last one could not be read


def backup(url: str | URL, target: Path, told: Told = nobody) -> None:
    """A consistent copy of a SQLite database in use; a plain copy of its file is none."""
    path = path_of(url, "Back up PostgreSQL with its own pg_dump.")
    if target.exists():
        raise CannotKeepError(f"{target} is there already; nothing was overwritten.")
    if not path.exists():
        raise CannotKeepError(f"There is no database at {path}.")
    told("structure checked", 0, 1)
    _refuse(path)
    told("structure checked", 1, 1)
    part = _beside(target, "part")
    with _on_disk(target, part):
        files.copied(path, part, "rw", partial(told, "copied"))
        _named(part, target)


def restore(url: str | URL, kinds: Kinds, source: Path) -> Restored:
    """Put a backup in the place of the database, which no server may be using just now.

    Everything is prepared beside it, what was erased since erased again; only then the names are
    exchanged, and the database that was there is kept under one of its own.
    """
    path = path_of(url, "Restore PostgreSQL with its own pg_restore.")
    if not source.exists():
        raise CannotKeepError(f"There is no backup at {source}.")
    if path.exists() and path.samefile(source):
        raise CannotKeepError(f"{source} is the database itself; nothing was changed.")
    _refuse(source)
    held = database.lock_file(url)
    try:
        _sweep(path, but=source)
        part = _beside(path, RESTORING)
        with _on_disk(path, part):
            files.copied(source, part, "ro")
            erased, unread = _known_in(path, "SELECT workshop, person FROM erased")
            there, _ = _known_in(path, PRINCIPALS)
            again = hold_to(URL.create("sqlite", database=str(part)), kinds, erased, there)
            files.belongs_as(part, path if path.exists() else path.parent)
            files.stands_alone(part)
            kept = _keep(path)
            part.replace(path)
            files.sync(path.parent)
        return Restored(again, kept, unread)
    finally:
        if held:
            files.belongs_as(Path(held.name), path if path.exists() else path.parent)
            held.close()


def sweep(url: str | URL) -> list[str]:
    """Remove what restores that were cut off have left beside a database; answers the names.

    All of it is in the backup, and what was erased since may be in it. Raises where somebody holds
    the database: a restore may be under way.
    """
    held = database.lock_file(url)
    if held is None:
        return []
    with held:
        return _sweep(path_of(url, ""))


def _sweep(path: Path, but: Path | None = None) -> list[str]:
    """The same, for who holds it; a file that is just being restored from stays."""
    stays = but.name if but and but.parent.samefile(path.parent) else ""
    left = re.compile(rf"({re.escape(path.name)}\.{RESTORING}-\d{{8}}T\d{{6}}(-\d+)?)(-[a-z]+)?")
    found = [(one, left.fullmatch(one.name)) for one in sorted(path.parent.iterdir())]
    gone = [one for one, match in found if match and match[1] != stays]
    for one in gone:
        one.unlink()
    return [one.name for one in gone]


def hold_to(
    url: str | URL,
    kinds: Kinds,
    erased: Iterable[tuple[str, ...]],
    there: Iterable[tuple[str | None, ...]] = (),
) -> int:
    """Erase in a restored database, maybe an old one, what had been; answers how much was there.

    Of the principals who are known `there` that word counts: a key that was taken back stays so.
    """
    engine = database.connect(url, patient=True)
    try:
        database.migrate(engine)
        with engine.begin() as db:
            again = erasing.erase_again(db, kinds, erased)
            principals.hold_to(db, there)
        erasing.clear(engine)
    finally:
        engine.dispose()
    return again


def path_of(url: str | URL, otherwise: str) -> Path:
    """The file of a SQLite database; for another one, what to do instead is raised."""
    path = make_url(url).database
    if make_url(url).get_backend_name() != "sqlite" or not path:
        raise CannotKeepError(otherwise)
    return Path(path)


def _refuse(source: Path) -> None:
    """Raises where a file is no whole database of ours."""
    wrong = files.wrong_with(source)
    if wrong:
        raise CannotKeepError(f"{source} {wrong}; nothing was changed.")


def _known_in(path: Path, query: str) -> tuple[list[tuple[str, ...]], bool]:
    """What the database that is there answers, and whether that could not be read."""
    if not path.exists():
        return [], False
    try:
        with files.opened(path, "rw") as db:
            return list(db.execute(query)), False
    except sqlite3.Error:  # damaged, or of before there was any of it
        return [], bool(files.wrong_with(path))


def _keep(path: Path) -> Path | None:
    """Give the database that is there a second name, which nobody had; and its log, if any.

    A log whose database somebody has taken away is kept too: beside the new one it would count.
    """
    kept = _beside(path, "before-restore")
    there = path.exists()
    if there:
        _take_in_log(path)
        _second_name(path, kept)
    for ending in files.BESIDE:
        log = path.with_name(f"{path.name}{ending}")
        if log.exists():
            log.rename(kept.with_name(f"{kept.name}{ending}"))
    files.sync(path.parent)
    return kept if there else None


def _take_in_log(path: Path) -> None:
    """What stands in the log of a database goes into its file; a damaged one stays as it is.

    Raises where it is whole and there is no room, say: without its log it would be an older one.
    """
    try:
        with files.opened(path, "rw") as db:
            db.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not files.wrong_with(path):
            raise


def _second_name(path: Path, other: Path) -> None:
    """The same file under a name that nobody has; a copy where a file has but one name."""
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        with other.open("xb") as copy, path.open("rb") as file:
            shutil.copyfileobj(file, copy)
        shutil.copymode(path, other)
        files.sync(other)


def _beside(path: Path, what: str) -> Path:
    """A name in the same folder that nobody has."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for number in range(1000):
        made = path.with_name(f"{path.name}.{what}-{moment}{f'-{number}' if number else ''}")
        if not made.exists():
            return made
    raise CannotKeepError(f"There are too many files of one second beside {path}.")


def _named(part: Path, target: Path) -> None:
    """Give a finished file its name; raises where somebody has taken it meanwhile."""
    try:
        os.link(part, target)
        part.unlink()
    except FileExistsError:
        raise
    except OSError:  # a file has but one name here; a copy could be cut off half-way
        if target.exists():
            raise FileExistsError from None
        part.rename(target)
    files.sync(target.parent)


@contextmanager
def _on_disk(target: Path, part: Path) -> Iterator[None]:
    """What does not fit, or may not be written, leaves nothing half done behind."""
    try:
        yield
    except FileExistsError:
        raise CannotKeepError(f"{target} is there already; nothing was overwritten.") from None
    except (sqlite3.Error, SQLAlchemyError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        raise CannotKeepError(f"{target} cannot be written ({why}); nothing was changed.") from None
    finally:
        files.remove(part)
