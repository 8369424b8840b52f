"""All that was signed so far is read for a file of it, without what was erased."""

import hashlib

from sqlalchemy import Engine

from app.log import erasing
from app.main import KINDS
from app.matrix.chain import Carried
from app.web import carrying
from tests.log.streams import CODE, Stream
from tests.workshop import ask


def twice_signed(engine: Engine) -> Stream:
    stream = Stream(engine)
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.asks("ann", ask.NameSignatory(signatory="business-manager", name="Bob"))
    stream.signs_off()
    last = stream.replica.state.revisions[-1]
    stream.asks("bob", ask.Sign(revision=1, hash=last.hash))
    stream.asks("late", ask.Join(name="Late", represents="other"))
    stream.asks("ann", ask.StartRevision())
    stream.asks("ann", ask.RemovePerson("late"))
    stream.signs_off()
    return stream


def carried(engine: Engine, last: int = 2) -> Carried:
    with engine.connect() as db:
        return carrying.carried(db, CODE, last)


def test_each_revision_is_there_as_its_bytes_with_what_was_said(engine: Engine) -> None:
    twice_signed(engine)
    told = carried(engine)
    assert [one.revision for one in told.revisions] == [1, 2]
    for one in told.revisions:
        assert hashlib.sha256(one.signed).hexdigest() == one.hash
        assert {name for _, name in one.names.values()} == {"Ann", "Bob"}
    assert [one.state for one in told.revisions[0].said] == ["signed"]
    assert set(told.names.values()) == {"Ann", "Bob"}, "nobody who is in no record"


def test_an_earlier_one_carries_no_later_ones(engine: Engine) -> None:
    twice_signed(engine)
    assert [one.revision for one in carried(engine, 1).revisions] == [1]
    assert carried(engine, 0).revisions == []


def test_an_erased_name_is_not_in_it_nor_its_salt(engine: Engine) -> None:
    twice_signed(engine)
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, CODE, "bob")
    told = carried(engine)
    assert "bob" not in told.names
    assert all("bob" not in one.names for one in told.revisions)
