"""Files of SQLite: opened under their own name whatever signs are in it, and told from others."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import quote

PATIENCE = 60.0  # seconds for a lock: nobody waits for a command
HEAD = b"SQLite format 3\0"
ENOUGH = 16 << 20  # bytes free on the disk: less is nearly full
PIECE = 1024  # pages copied at a time: 4 MB
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps next to a file

#: How much is done, and of how much.
Told: TypeAlias = Callable[[int, int], None]


def nobody(_: int, __: int) -> None:
    """Where nobody wants to know."""


@contextmanager
def opened(path: Path, mode: Literal["ro", "rw"]) -> Iterator[sqlite3.Connection]:
    """A connection to this very file; one that nobody has open can be on a read-only medium."""
    with closing(sqlite3.connect(_uri(path, mode), uri=True, timeout=PATIENCE)) as made:
        yield made


def _uri(path: Path, mode: str) -> str:
    alone = mode == "ro" and not _in_use(path)
    return f"file:{quote(str(path.resolve()))}?mode={mode}{'&immutable=1' if alone else ''}"


def _in_use(path: Path) -> bool:
    """Whether somebody has it open, or something of it stands in a log beside it still."""
    log, shared = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))
    return shared.exists() or (log.exists() and log.stat().st_size > 0)


def wrong_with(path: Path) -> str:
    """Why this is no whole database of Remit's, as the end of a sentence; empty where it is one."""
    try:
        with path.open("rb") as file:
            if file.read(len(HEAD)) != HEAD:
                return "is no SQLite database"
        with opened(path, "ro") as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return "is damaged"
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        return "is damaged"
    return "" if {"alembic_version", "workshop", "event"} <= tables else "is no database of Remit's"


def copied(source: Path, target: Path, mode: Literal["ro", "rw"], told: Told = nobody) -> None:
    """Copy a database into a file that stands alone; `rw` if others may write to it meanwhile.

    Piece by piece, all of one moment: without the transaction around it, whatever others write
    would make it begin again. Calls `told` with how many pages are copied, of how many.

    The file is for its owner's eyes, new, on disk and whole when this returns; there is none where
    it raises.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with opened(source, mode) as old, opened(target, "rw") as new:
            old.execute("BEGIN")
            old.execute("SELECT * FROM sqlite_master LIMIT 1").fetchone()
            old.backup(new, pages=PIECE, progress=lambda _, left, of: told(of - left, of))
            old.rollback()
            new.execute("PRAGMA journal_mode = DELETE")
        sync(target)
    except BaseException:
        remove(target)
        raise


def stands_alone(path: Path) -> None:
    """Nothing of it is in a log beside it any more, and all of it is on disk."""
    with opened(path, "rw") as db:
        db.execute("PRAGMA journal_mode = DELETE")
    sync(path)


def connected(path: Path, patience: int) -> sqlite3.Connection:
    """A connection for the server; a file that is gone is not made again, empty."""
    uri = f"file:{quote(str(path.absolute()))}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=patience, check_same_thread=False)


class SameFile:
    """Whether under this name stands the file that stood there at first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._which = self._stands()

    def _stands(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def is_there(self) -> bool:
        return self._stands() == self._which


def why_unusable(path: Path) -> str:
    """Why nothing more can be kept in this file; empty where it can."""
    try:
        disk = os.statvfs(path)
    except OSError:
        return "The file of the database is gone."
    if disk.f_flag & os.ST_RDONLY or not os.access(path, os.W_OK):
        return "The database can only be read."
    if disk.f_bavail < min(ENOUGH / disk.f_frsize, disk.f_blocks / 20):
        return "The disk of the database is nearly full."
    return ""


def remove(path: Path) -> None:
    """Take a database away, with all that belongs to it."""
    for ending in ("", *BESIDE):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Until this returns without an error, nobody knows what of a file or folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def belongs_as(path: Path, to: Path) -> None:
    """Owner and mode as those of another file, or of a folder; as far as we may."""
    like = to.stat()
    with suppress(PermissionError):
        os.chown(path, like.st_uid, like.st_gid)
    if to.is_file():
        path.chmod(like.st_mode & 0o777)
