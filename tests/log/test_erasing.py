"""Erasing: a name goes for good and what was done stays; a whole stream goes with all it has."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.log import erasing, store
from app.log.erased import noted
from app.log.erasing import NotClearedError
from app.log.store import Answered
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

OTHER = "BBBBBBBB"
NO = Answered("body", "{}")


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Bob came in and voted, and all is signed; beside it there is another workshop."""
    Stream(engine, OTHER)
    made = Stream(engine)
    made.asks("ann", ask.SetPace("own"))
    made.asks("bob", ask.Join(name="Bob CANARY", represents="business"))
    made.asks("bob", ask.CastVote("business", process="incident", scope="application"))
    made.signs_off()
    return made


def test_a_name_goes_and_what_was_done_stays(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        assert erasing.erase_person(db, KINDS, CODE, "bob")
        assert store.names_of(db, CODE) == {"ann": "Ann"}
        assert db.execute(text("SELECT choice FROM ballot")).scalar_one() == "business"
    stream.asks("ann", ask.StartRevision())
    bob = stream.replica.state.people["bob"]
    assert (bob.name, bob.represents) == ("Participant 2", "business")


def test_nobody_is_erased_twice_and_no_stranger_once(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        assert erasing.erase_person(db, KINDS, CODE, "bob")
        assert not erasing.erase_person(db, KINDS, CODE, "bob")
        assert not erasing.erase_person(db, KINDS, CODE, "mallory")
        assert not erasing.erase_person(db, KINDS, "ZZZZZZZZ", "bob")


def test_a_workshop_goes_whole_and_the_other_stays(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        assert erasing.erase_workshop(db, CODE)
        for table, column in erasing.WHOLE:
            left = db.scalars(table.select().with_only_columns(table.c[column])).all()
            assert CODE not in left, table.name
        assert store.heads(db, [OTHER]).keys() == {OTHER}


def test_what_was_written_is_protected_again_afterwards(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        erasing.erase_workshop(db, CODE)
    with pytest.raises(DBAPIError), engine.begin() as db:
        db.execute(text("DELETE FROM event"))


def test_an_older_copy_is_held_to_what_was_erased(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, CODE, "bob")
        told = noted(db)
        db.execute(text("INSERT INTO person_name VALUES ('AAAAAAAA', 'bob', 'Bob CANARY')"))
    with engine.begin() as db:
        assert erasing.erase_again(db, KINDS, told) == 1
        assert "bob" not in store.names_of(db, CODE)


def reading(engine: Engine) -> sqlite3.Connection:
    """Somebody in the midst of a long look at what is there."""
    reader = sqlite3.connect(engine.url.database or "")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    return reader


def test_it_is_said_to_be_erased_only_when_it_is(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody reads, the name stands in the log of writes; nobody else waits for that."""
    monkeypatch.setattr(erasing, "PATIENCE", 0.3)
    with closing(reading(engine)):
        with engine.begin() as db:
            erasing.erase_person(db, KINDS, CODE, "bob")
        with pytest.raises(NotClearedError):
            erasing.clear(engine)
        assert b"CANARY" in everything(engine)
    erasing.clear(engine)
    assert b"CANARY" not in everything(engine)


def test_who_votes_does_not_wait_for_a_reader_to_end(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "PATIENCE", 3.0)
    with closing(reading(engine)), ThreadPoolExecutor() as threads:
        clearing = threads.submit(erasing.clear, engine)
        for number in range(20):
            with engine.begin() as db:
                store.remember(db, {store.AskKey(CODE, "bob", f"{number}"): NO}, 1)
        assert not clearing.done()
    with pytest.raises(NotClearedError):
        clearing.result()


def everything(engine: Engine) -> bytes:
    path = Path(engine.url.database or "")
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
