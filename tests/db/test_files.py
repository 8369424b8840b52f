"""Files of SQLite: told from others, read where nobody can write, copied whole or not at all."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.db import files
from tests.log.streams import Stream


@pytest.fixture
def path(engine: Engine, tmp_path: Path) -> Path:
    """A database of ours that nobody has open."""
    Stream(engine)
    engine.dispose()
    return tmp_path / "remit.sqlite3"


def test_ours_is_told_from_others(path: Path) -> None:
    assert files.wrong_with(path) == ""


def test_a_copy_stands_alone(path: Path, tmp_path: Path) -> None:
    files.copied(path, tmp_path / "copy", "rw")
    with files.opened(tmp_path / "copy", "ro") as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert sorted(one.name for one in tmp_path.iterdir() if "copy" in one.name) == ["copy"]


def test_a_copy_is_of_one_moment_whatever_is_written_between_its_pieces(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not begin again each time, or it would never end where people vote."""
    monkeypatch.setattr(files, "PIECE", 8)
    told: list[tuple[int, int]] = []

    def write(done: int, of: int) -> None:
        told.append((done, of))
        with files.opened(path, "rw") as db:
            db.execute("INSERT INTO moment VALUES (?, '')", (str(len(told)),))
            db.commit()

    files.copied(path, tmp_path / "copy", "rw", write)
    assert len(told) > 5
    assert told == [(min(8 * number, of), of) for number, (_, of) in enumerate(told, 1)]
    with files.opened(tmp_path / "copy", "ro") as db:
        assert db.execute("SELECT count(*) FROM moment").fetchone() == (0,)
    assert files.wrong_with(tmp_path / "copy") == ""


def test_of_a_copy_that_does_not_succeed_nothing_is_left(path: Path, tmp_path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(sqlite3.DatabaseError):
        files.copied(path, tmp_path / "copy", "ro")
    assert not (tmp_path / "copy").exists()


def test_a_copy_is_of_a_medium_that_cannot_be_written_too(path: Path, tmp_path: Path) -> None:
    """Of the first releases, whose backups were in WAL mode; nothing is made beside it."""
    folder = tmp_path / "medium"
    folder.mkdir()
    (folder / "old").write_bytes(path.read_bytes())
    folder.chmod(0o500)
    assert files.wrong_with(folder / "old") == ""
    files.copied(folder / "old", tmp_path / "copy", "ro")
    assert [one.name for one in folder.iterdir()] == ["old"]
    folder.chmod(0o700)


def test_nobody_else_may_read_a_copy(path: Path, tmp_path: Path) -> None:
    files.copied(path, tmp_path / "copy", "ro")
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0
