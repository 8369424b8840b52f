"""Who may look: one owner, named auditors, each by a key, until it is taken back."""

import threading

import pytest
from sqlalchemy import Engine

from app.asks.refusal import Refusal
from app.db import database
from app.portfolio import principals
from app.portfolio.principals import OWNER, Principal
from tests.stores import Postgres

AT = "2026-11-30T12:00:00.000Z"


def test_there_is_one_owner_however_often_it_is_tried(engine: Engine) -> None:
    with engine.begin() as db:
        assert principals.known(db, "one") is None
        assert principals.first_owner(db, "one", AT)
        assert not principals.first_owner(db, "two", AT)
        assert principals.known(db, "one") == Principal(OWNER, "owner", "", AT)
        assert principals.known(db, "two") is None


def test_a_new_key_of_the_owner_ends_the_one_before(engine: Engine) -> None:
    with engine.begin() as db:
        principals.renew_owner(db, "one", AT)
        principals.renew_owner(db, "two", AT)
        assert principals.known(db, "one") is None
        assert principals.known(db, "two")


def test_of_processes_that_start_at_once_one_makes_the_owner(postgres: Postgres) -> None:
    url = postgres.database()
    engine = database.connect(url)
    database.migrate(engine)
    made: list[bool] = []
    gate = threading.Barrier(6)

    def start(number: int) -> None:
        gate.wait()
        with engine.begin() as db:
            made.append(principals.first_owner(db, f"key {number}", AT))

    threads = [threading.Thread(target=start, args=(one,)) for one in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    engine.dispose()
    assert sorted(made) == [False] * 5 + [True]


def test_a_reader_is_known_until_the_link_is_taken_back(engine: Engine) -> None:
    with engine.begin() as db:
        principals.give(db, "r1", "Ada", "key", AT)
        assert principals.known(db, "key") == Principal("r1", "auditor", "Ada", AT)
        assert [one.name for one in principals.readers(db)] == ["Ada"]
        assert principals.take_back(db, "r1", AT)
        assert principals.known(db, "key") is None
        assert list(principals.readers(db)) == []
        assert not principals.take_back(db, "r1", AT)
        row = db.execute(principals.PRINCIPALS.select()).one()
        assert (row.name, row.hash, row.revoked) == ("", None, AT), "the name is gone"


def test_the_owner_cannot_be_taken_back_as_a_reader(engine: Engine) -> None:
    with engine.begin() as db:
        principals.first_owner(db, "key", AT)
        assert not principals.take_back(db, OWNER, AT)
        assert principals.known(db, "key")


def test_there_are_no_more_readers_than_can_be_kept(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(principals, "REMEMBERED", 3)
    with engine.begin() as db:
        for number in range(principals.READERS):
            principals.give(db, f"r{number}", "Ada", f"key {number}", AT)
        with pytest.raises(Refusal) as refused:
            principals.give(db, "more", "Ada", "more", AT)
        assert refused.value.code == "wrong-state"
        for number in range(10):
            assert principals.take_back(db, f"r{number}", f"{AT}{number}")
        principals.give(db, "new", "Ada", "new", AT)
        gone = db.execute(principals.PRINCIPALS.select()).all()
        kept = sorted(row.id for row in gone if row.revoked)
        assert kept == ["r7", "r8", "r9"], "the last of those who may no more"


def test_what_is_known_elsewhere_counts(engine: Engine) -> None:
    with engine.begin() as db:
        principals.give(db, "r1", "Ada", "key", AT)
        principals.renew_owner(db, "old", AT)
        taken = ("r1", "auditor", "", None, AT, AT)
        principals.hold_to(db, [taken, (OWNER, "owner", "", "new", AT, None)])
        assert principals.known(db, "key") is principals.known(db, "old") is None
        assert principals.known(db, "new")
