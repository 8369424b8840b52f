"""SQLite is set so that a commit is on disk when it returns, and what was written once stays."""

import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.db import database
from tests.stores import Postgres


def test_every_connection_waits_for_the_disk(engine: Engine) -> None:
    with (
        engine.connect() as one,
        engine.connect() as other,
        database.read_only(engine).connect() as third,
    ):
        for connection in (one, other, third):
            said = {
                pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one()
                for pragma in ("journal_mode", "synchronous", "secure_delete")
            }
            assert said == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
            if connection is one:
                connection.rollback()  # or the next would wait for its lock


def test_a_database_that_will_not_wait_is_refused() -> None:
    with pytest.raises(database.NotDurableError, match="in memory keeps nothing"):
        database.connect("sqlite://")


def test_its_file_is_for_its_owner_only(engine: Engine, tmp_path: Path) -> None:
    assert ((tmp_path / "remit.sqlite3").stat().st_mode & 0o777) == 0o600


def test_who_writes_has_the_lock_from_the_beginning(engine: Engine, tmp_path: Path) -> None:
    with engine.begin(), closing(sqlite3.connect(tmp_path / "remit.sqlite3", timeout=0)) as other:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("INSERT INTO workshop (code, seq) VALUES ('X', 0)")
        assert other.execute("SELECT count(*) FROM workshop").fetchone() == (0,)


def test_a_lost_path_to_postgresql_is_given_up_within_seconds(postgres: Postgres) -> None:
    """Else whoever waits for an answer on it waits for a quarter of an hour."""
    engine = database.connect(postgres.database())
    with engine.connect() as connection:
        fileno = connection.connection.driver_connection.fileno()  # type: ignore[union-attr]
        with socket.socket(fileno=os.dup(fileno)) as line:
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 5000
            assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            kept = ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT")
            idle, interval, count = (
                line.getsockopt(socket.IPPROTO_TCP, getattr(socket, name)) for name in kept
            )
    engine.dispose()
    assert idle + interval * count == 5


def test_readers_wait_for_nobody(engine: Engine) -> None:
    with engine.begin() as writer:
        writer.execute(text("INSERT INTO workshop (code, seq) VALUES ('X', 0)"))
        with database.read_only(engine).connect() as reader:
            assert reader.execute(text("SELECT count(*) FROM workshop")).scalar_one() == 0


ROWS = {
    "event": "INSERT INTO event (workshop, seq, at, by, body) VALUES ('W', 1, '', '', '{}')",
    "revision": "INSERT INTO revision (workshop, revision, hash, content) VALUES ('W', 1, '', '')",
}


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("change", ["UPDATE {} SET workshop = 'V'", "DELETE FROM {}"])
def test_what_was_written_once_stays(engine: Engine, table: str, change: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(ROWS[table]))
    with pytest.raises(IntegrityError, match="stays"), engine.begin() as connection:
        connection.execute(text(change.format(table)))
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text(ROWS[table]))
    with engine.connect() as connection:
        assert connection.execute(text(f"SELECT workshop FROM {table}")).scalars().all() == ["W"]


def test_one_process_holds_a_file(url: str) -> None:
    held = database.lock_file(url)
    assert held
    with pytest.raises(database.SecondProcessError, match="Another process"):
        database.lock_file(url)
    held.close()
    again = database.lock_file(url)
    assert again
    again.close()
    assert database.lock_file("postgresql+psycopg://somewhere/else") is None


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OSError, match="file"):
        database.connect(f"sqlite:///{tmp_path / 'file' / 'remit.sqlite3'}")


def test_a_file_that_is_no_database_is_said(url: str, tmp_path: Path) -> None:
    (tmp_path / "remit.sqlite3").write_text("no database" * 1000)
    with pytest.raises(Exception, match="not a database"):
        database.check(url)


def test_a_database_that_is_not_migrated_is_known_as_such(url: str) -> None:
    engine = database.connect(url)
    assert not database.migrated(engine)
    database.migrate(engine)
    assert database.migrated(engine)
    database.migrate(engine, "base")
    assert not database.migrated(engine)
    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.execute(text("SELECT * FROM event"))
    engine.dispose()
