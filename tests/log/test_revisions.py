"""Signed revisions on a real database: kept once, as bytes, and found again."""

import hashlib

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.log import revisions
from app.log.revisions import Signed
from tests.log.streams import CODE, Stream


def test_what_is_kept_is_what_was_signed_to_the_byte(engine: Engine) -> None:
    spaced = Signed(CODE, 1, "0" * 64, '{"service":  "Löhne",\n"b":1}')
    with engine.begin() as db:
        revisions.keep(db, spaced)
    with engine.connect() as db:
        assert revisions.signed(db, CODE, 1) == spaced
        assert revisions.signed(db, CODE, 2) is None
        assert revisions.signed(db, "ZZZZZZZZ", 1) is None


def test_a_revision_is_signed_once(engine: Engine) -> None:
    with engine.begin() as db:
        revisions.keep(db, Signed(CODE, 1, "0" * 64, "{}"))
    with pytest.raises(IntegrityError), engine.begin() as db:
        revisions.keep(db, Signed(CODE, 1, "1" * 64, '{"other":1}'))
    with engine.connect() as db:
        kept = revisions.signed(db, CODE, 1)
    assert kept is not None
    assert kept.content == "{}"


def test_all_of_them_come_stream_by_stream(engine: Engine) -> None:
    with engine.begin() as db:
        for code, number in (("B", 2), ("A", 1), ("B", 1)):
            revisions.keep(db, Signed(code, number, "0" * 64, "{}"))
    with engine.connect() as db:
        found = [(one.code, one.revision) for one in revisions.all_signed(db)]
    assert found == [("A", 1), ("B", 1), ("B", 2)]


def test_the_log_names_the_hash_of_what_is_kept(engine: Engine) -> None:
    """Two witnesses: the bytes in their table, and the event in the log."""
    Stream(engine).signs_off()
    with engine.connect() as db:
        (kept,) = revisions.all_signed(db)
        (((code, number), hashed),) = revisions.logged(db)
    assert kept.hash == hashlib.sha256(kept.content.encode()).hexdigest()
    assert (code, number) == (kept.code, kept.revision) == (CODE, 1)
    assert kept.hash == hashed
