"""Keeping what was agreed: a copy that stands alone, and a way back that loses nothing."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.config import Settings
from app.db import database, files
from app.db.database import NewerDatabaseError, SecondProcessError
from app.log import erasing
from app.main import KINDS
from app.ops import backup
from app.ops.backup import CannotKeepError
from tests.log.streams import CODE, Stream
from tests.workshop import ask


def test_a_copy_holds_what_was_there_and_goes_back(
    stream: Stream, engine: Engine, url: str, tmp_path: Path
) -> None:
    backup.backup(url, tmp_path / "copy")
    stream.asks("ann", ask.StartRevision())
    engine.dispose()
    done = backup.restore(url, KINDS, tmp_path / "copy")
    assert (done.again, done.unread) == (0, False)
    again = database.connect(url)
    with again.connect() as db:
        kept = db.execute(text("SELECT state FROM summary WHERE workshop = :code"), {"code": CODE})
        assert kept.scalar_one() == "signed-off"
    again.dispose()
    assert done.kept
    assert done.kept.exists()


def test_a_copy_overwrites_nothing(stream: Stream, url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_text("of last year")
    with pytest.raises(CannotKeepError, match="is there already"):
        backup.backup(url, target)
    assert target.read_text() == "of last year"


def test_a_copy_is_for_its_owners_eyes(stream: Stream, url: str, tmp_path: Path) -> None:
    backup.backup(url, tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def opening(url: str, service: str) -> None:
    """One more workshop in this database."""
    engine = database.connect(url)
    database.migrate(engine)
    Stream(engine, code=service)
    engine.dispose()


def services(path: Path) -> list[str]:
    with files.opened(path, "ro") as db:
        return sorted(code for (code,) in db.execute("SELECT code FROM workshop"))


def test_a_second_restore_keeps_both_that_were_there(url: str, tmp_path: Path) -> None:
    path = tmp_path / "remit.sqlite3"
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    opening(url, "BBBBBBBB")
    first = backup.restore(url, KINDS, tmp_path / "copy").kept
    opening(url, "CCCCCCCC")
    assert first
    second = backup.restore(url, KINDS, first).kept
    assert second
    assert services(first) == services(path) == ["AAAAAAAA", "BBBBBBBB"]
    assert services(second) == ["AAAAAAAA", "CCCCCCCC"]


def test_what_was_erased_stays_so_over_any_number_of_restores(url: str, tmp_path: Path) -> None:
    path = tmp_path / "remit.sqlite3"
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "without")
    opening(url, "BBBBBBBB")
    backup.backup(url, tmp_path / "with")
    engine = database.connect(url)
    with engine.begin() as db:
        erasing.erase_workshop(db, "BBBBBBBB")
    engine.dispose()
    for copy in ("without", "with"):
        backup.restore(url, KINDS, tmp_path / copy)
        assert services(path) == ["AAAAAAAA"], copy


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE cookies (name)")


def torn(path: Path) -> None:
    foreign(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.touch(), "is no SQLite database"),
        (lambda path: path.write_text("votes"), "is no SQLite database"),
        (foreign, "is no database of Remit's"),
        (torn, "is damaged"),
    ],
)
def test_what_is_no_backup_of_ours_is_refused_and_nothing_changed(
    url: str, tmp_path: Path, make: Callable[[Path], None], why: str
) -> None:
    opening(url, "AAAAAAAA")
    make(tmp_path / "copy")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    with pytest.raises(CannotKeepError, match=f"{why}; nothing was changed"):
        backup.restore(url, KINDS, tmp_path / "copy")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_database_is_not_restored_onto_itself(url: str, tmp_path: Path) -> None:
    opening(url, "AAAAAAAA")
    with pytest.raises(CannotKeepError, match="is the database itself"):
        backup.restore(url, KINDS, tmp_path / "remit.sqlite3")


def test_a_backup_of_a_later_release_leaves_everything_where_it_is(
    url: str, tmp_path: Path
) -> None:
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    with files.opened(tmp_path / "copy", "rw") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
        db.commit()
    names = {one.name for one in tmp_path.iterdir()}
    with pytest.raises(NewerDatabaseError):
        backup.restore(url, KINDS, tmp_path / "copy")
    assert {one.name for one in tmp_path.iterdir()} - {"remit.sqlite3.lock"} == names
    assert services(tmp_path / "remit.sqlite3") == ["AAAAAAAA"]


def test_a_damaged_database_is_kept_as_it_is(url: str, tmp_path: Path) -> None:
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    path = tmp_path / "remit.sqlite3"
    path.write_bytes(path.read_bytes()[:5000])
    harmed = path.read_bytes()
    done = backup.restore(url, KINDS, tmp_path / "copy")
    assert done.kept
    assert (done.kept.read_bytes(), done.unread) == (harmed, True)
    assert services(path) == ["AAAAAAAA"]


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%20b", "a%b", "a b", "é", "'"])
def test_a_file_is_the_one_that_was_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    settings = Settings(database_url=f"sqlite:///{folder / name}")
    engine = database.connect(settings.database)
    database.migrate(engine)
    engine.dispose()
    backup.backup(settings.database, folder / f"copy of {name}")
    backup.restore(settings.database, KINDS, folder / f"copy of {name}")
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert {name, f"copy of {name}"} <= {one.name for one in folder.iterdir()}
    assert not files.wrong_with(folder / name)


def test_owner_and_mode_stay_as_they_were(url: str, tmp_path: Path) -> None:
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    path = tmp_path / "remit.sqlite3"
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    before = path.stat()
    backup.restore(url, KINDS, tmp_path / "copy")
    after = path.stat()
    assert (after.st_mode, after.st_uid) == (before.st_mode, before.st_uid)
    assert (tmp_path / "remit.sqlite3.lock").stat().st_uid == before.st_uid


def left(path: Path) -> set[str]:
    """What stands beside a database."""
    return {one.name for one in path.parent.iterdir() if one.name.startswith(f"{path.name}.")}


def cut_off(path: Path) -> str:
    """A restore into this was killed in the midst; the name of what it has left."""
    name = f"{path.name}.restoring-20261129T140000-1"
    for ending in ("", "-journal", "-wal"):
        path.with_name(f"{name}{ending}").write_text("half of it")
    return name


def test_what_a_restore_left_that_was_cut_off_is_removed_and_nothing_else(
    url: str, tmp_path: Path
) -> None:
    opening(url, "AAAAAAAA")
    path = tmp_path / "remit.sqlite3"
    name = cut_off(path)
    cut_off(tmp_path / "other.sqlite3")
    stays = {f"{path.name}.restoring-mine", f"{path.name}.before-restore-20261129T140000"}
    for one in stays:
        (tmp_path / one).touch()
    assert backup.sweep(url) == [name, f"{name}-journal", f"{name}-wal"]
    assert left(path) == stays | {"remit.sqlite3.lock"}
    assert len(left(tmp_path / "other.sqlite3")) == 3
    assert backup.sweep(url) == []


def test_nothing_is_removed_while_a_restore_may_be_under_way(url: str, tmp_path: Path) -> None:
    opening(url, "AAAAAAAA")
    cut_off(tmp_path / "remit.sqlite3")
    held = database.lock_file(url)
    assert held
    with held, pytest.raises(SecondProcessError):
        backup.sweep(url)
    assert len(left(tmp_path / "remit.sqlite3")) == 4


def test_nothing_is_swept_where_there_are_no_files() -> None:
    assert backup.sweep("postgresql://db/remit") == []


def test_what_was_left_can_be_restored_from(url: str, tmp_path: Path) -> None:
    opening(url, "AAAAAAAA")
    path = tmp_path / "remit.sqlite3"
    name = cut_off(path)
    backup.backup(url, tmp_path / "copy")
    source = path.with_name("remit.sqlite3.restoring-20261129T140000")
    (tmp_path / "copy").rename(source)
    opening(url, "BBBBBBBB")
    backup.restore(url, KINDS, source)
    assert services(path) == services(source) == ["AAAAAAAA"]
    assert name not in left(path)


def test_a_log_without_its_database_is_kept_and_not_read_into_the_restored_one(
    url: str, tmp_path: Path
) -> None:
    path = tmp_path / "remit.sqlite3"
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    with files.opened(path, "rw") as db:
        db.execute("DELETE FROM summary")
        db.commit()
        log = path.with_name("remit.sqlite3-wal").read_bytes()
        path.unlink()
    path.with_name("remit.sqlite3-wal").write_bytes(log)
    assert backup.restore(url, KINDS, tmp_path / "copy").kept is None
    with files.opened(path, "rw") as db:
        assert db.execute("SELECT count(*) FROM summary").fetchone() == (1,)
    (kept,) = tmp_path.glob("remit.sqlite3.before-restore-*-wal")
    assert kept.read_bytes() == log


def test_a_database_whose_log_cannot_be_taken_in_stays(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reads in it: without what stands in the log it would be an older one."""
    monkeypatch.setattr(files, "PATIENCE", 0.0)
    path = tmp_path / "remit.sqlite3"
    opening(url, "AAAAAAAA")
    backup.backup(url, tmp_path / "copy")
    with files.opened(path, "rw") as reads:
        opening(url, "BBBBBBBB")
        reads.execute("BEGIN")
        reads.execute("SELECT * FROM workshop").fetchall()
        with pytest.raises(CannotKeepError, match=r"\(database is locked\); nothing was changed"):
            backup.restore(url, KINDS, tmp_path / "copy")
    assert services(path) == ["AAAAAAAA", "BBBBBBBB"]


def test_a_backup_where_a_file_has_but_one_name(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick: the name is changed, no copy is made that could end half-way."""

    def no_links(*_: object) -> None:
        raise PermissionError

    opening(url, "AAAAAAAA")
    monkeypatch.setattr("os.link", no_links)
    backup.backup(url, tmp_path / "copy")
    assert services(tmp_path / "copy") == ["AAAAAAAA"]
    assert not list(tmp_path.glob("copy.part-*"))
