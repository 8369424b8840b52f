"""Attachments: files that a stream keeps as they are, by their hashes, within what may be kept.

They are in the database, so that one backup has all of a stream. What a signed revision names by
its hash stays as long as the stream does; an item that is dropped takes nothing away.
"""

import hashlib

from sqlalchemy import Connection, Engine, func, select, text

from app.asks.refusal import Refusal
from app.db.database import read_only
from app.db.rows import find, put, table_of
from app.log.tables import AttachmentRow

ATTACHMENTS = table_of(AttachmentRow)
#: Bytes of one file, and of all files of one stream.
FILE, STREAM = 5 << 20, 40 << 20


def digest_of(body: bytes) -> str:
    """What a file goes by."""
    return hashlib.sha256(body).hexdigest()


def keep(engine: Engine, code: str, body: bytes, all_of_them: int) -> None:
    """Keep a file of a stream, once.

    Raises Refusal where it would be more than a stream, or (in bytes) all of them, may have.
    """
    digest = digest_of(body)
    with engine.begin() as db:
        _one_at_a_time(db)
        if find(db, ATTACHMENTS, [(code, digest)]):
            return
        if _size(db, code) + len(body) > STREAM:
            raise Refusal("too-long", "too-many-bytes", count=STREAM >> 20)
        if _size(db) + len(body) > all_of_them:
            raise Refusal("unavailable", "no-room-for-files")
        put(db, ATTACHMENTS, [(code, digest, len(body), body)])


def _one_at_a_time(db: Connection) -> None:
    """What is counted here stays so until it is written: SQLite has locked all of it at BEGIN."""
    if db.dialect.name == "postgresql":
        db.execute(text(f"LOCK TABLE {ATTACHMENTS.name} IN SHARE ROW EXCLUSIVE MODE"))


def _size(db: Connection, code: str = "") -> int:
    """Bytes of the files of one stream, or of all."""
    query = select(func.coalesce(func.sum(ATTACHMENTS.c.size), 0))
    return int(db.scalar(query.where(ATTACHMENTS.c.workshop == code) if code else query) or 0)


def found(engine: Engine, code: str, digest: str) -> bytes:
    """A file of a stream; raises Refusal where there is none of this hash."""
    with read_only(engine).connect() as db:
        for row in find(db, ATTACHMENTS, [(code, digest)]):
            return bytes(row.body)
    raise Refusal("not-found", "no-such-item")
