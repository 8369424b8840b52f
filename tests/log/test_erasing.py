"""Erasing: a name goes for good and what was done stays; a whole stream goes with all it has."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from app.log import erasing, store
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

OTHER = "BBBBBBBB"


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
        noted = erasing.noted(db)
        db.execute(text("INSERT INTO person_name VALUES ('AAAAAAAA', 'bob', 'Bob CANARY')"))
    with engine.begin() as db:
        assert erasing.erase_again(db, KINDS, noted) == 1
        assert "bob" not in store.names_of(db, CODE)


def test_names_go_when_so_many_days_have_passed_since_signing(
    stream: Stream, engine: Engine
) -> None:
    """It was signed in the past of every machine that runs this; the other never was."""
    assert erasing.expire(engine, KINDS, days=365_000) == 0
    assert erasing.expire(engine, KINDS, days=0) == 2
    assert erasing.expire(engine, KINDS, days=0) == 0
    with engine.connect() as db:
        assert store.names_of(db, CODE) == {}
        assert store.names_of(db, OTHER) == {"ann": "Ann"}
