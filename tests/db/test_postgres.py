"""PostgreSQL, directly and behind a pooler: limits hold, and nothing relies on a connection."""

from collections.abc import Iterator
from threading import Thread

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from app.db import postgres as engines
from app.db.postgres import LIMITS
from tests.stores import Pooler, Postgres

HOW = {"directly": None, "a pooler that refuses options": "", "one that ignores them": "options"}


@pytest.fixture(params=HOW)
def address(request: pytest.FixtureRequest, postgres: Postgres) -> Iterator[str]:
    """A database, reached in each way."""
    database, ignores = postgres.database(), HOW[request.param]
    if ignores is None:
        yield database
        return
    pooler = Pooler(postgres, ignores).start()
    yield pooler.before(database)
    pooler.close()


def test_a_pooler_is_noticed(address: str, postgres: Postgres) -> None:
    assert engines.is_pooled(make_url(address)) is (f":{postgres.port}/" not in address)


def test_limits_hold(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = engines.engine(make_url(address), patient=False)
    with made.begin() as db:
        for name, limit in LIMITS.items():
            told = db.scalar(text(f"SELECT setting FROM pg_settings WHERE name = '{name}'"))
            assert int(str(told)) == limit, name
    made.dispose()


def test_who_is_patient_has_none(address: str) -> None:
    """Whatever the database has of its own: an operator may have set that for all programs."""
    for name in LIMITS:
        made = engines.engine(make_url(address), patient=False)
        with made.begin() as db:
            database = db.scalar(text("SELECT current_database()"))
            db.execute(text(f'ALTER DATABASE "{database}" SET {name} = 4321'))
        made.dispose()
    made = engines.engine(make_url(address), patient=True)
    with made.begin() as db:
        for name in LIMITS:
            assert db.scalar(text(f"SHOW {name}")) == "0", name
    made.dispose()


def test_the_same_statement_works_however_often(address: str) -> None:
    """Prepared after five times, it would be on a connection that is somebody else's now."""
    made = engines.engine(make_url(address), patient=False)
    failed: list[Exception] = []

    def write(name: str) -> None:
        try:
            for number in range(40):
                with made.begin() as db:
                    db.exec_driver_sql("INSERT INTO kept VALUES (%s, %s)", (name, number))
        except OperationalError as error:
            failed.append(error)

    with made.begin() as db:
        db.execute(text("CREATE TABLE kept (name text, number int)"))
    threads = [Thread(target=write, args=(f"{number}",)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not failed
    with made.begin() as db:
        assert db.scalar(text("SELECT count(*) FROM kept")) == 320
    made.dispose()


def test_nobody_there_is_no_pooler() -> None:
    assert not engines.is_pooled(make_url("postgresql+psycopg://127.0.0.1:1/remit"))


def test_a_commit_that_waits_for_its_replica_is_told(postgres: Postgres) -> None:
    """Nobody is told that it is kept, however long that takes; no limit of ours cuts it short."""
    address = make_url(postgres.database())
    made, seen = (engines.engine(address, patient=False) for _ in range(2))
    replica = Postgres(of=postgres).start()
    with made.begin() as db:
        db.exec_driver_sql("CREATE TABLE awaited (number int)")
    postgres.wait_for_replica()
    replica.close()
    returned: list[bool] = []

    def write() -> None:
        with made.begin() as db:
            db.exec_driver_sql("INSERT INTO awaited VALUES (1)")
        returned.append(True)

    writing = Thread(target=write)
    writing.start()
    told = ""
    while not told:
        with seen.connect() as db:
            told = engines.why_unusable(db)
    assert told == "The database waits for its replica."
    writing.join(LIMITS["statement_timeout"] / 1000 + 1)
    assert not returned
    postgres.say("ALTER SYSTEM RESET synchronous_standby_names")
    postgres.say("SELECT pg_reload_conf()")
    writing.join()
    with seen.connect() as db:
        assert engines.why_unusable(db) == ""
    for engine in (made, seen):
        engine.dispose()
