"""Keeping what was agreed: a copy that stands alone, and proof that revisions are whole."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.db import database
from app.main import KINDS
from app.ops import backup
from app.ops.backup import CannotKeepError, Report
from tests.log.streams import CODE, Stream
from tests.workshop import ask


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Two revisions, each signed."""
    made = Stream(engine)
    made.signs_off()
    made.asks("ann", ask.StartRevision())
    made.asks("ann", ask.SignOff())
    return made


def unprotected(engine: Engine, statement: str) -> None:
    """Somebody with the file in their hands, who took the protection off."""
    with engine.begin() as db:
        for (name,) in db.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            db.execute(text(f"DROP TRIGGER {name}"))
        db.execute(text(statement))


def test_a_copy_holds_what_was_there_and_goes_back(
    stream: Stream, engine: Engine, url: str, tmp_path: Path
) -> None:
    backup.backup(url, tmp_path / "copy")
    stream.asks("ann", ask.StartRevision())
    engine.dispose()
    assert backup.restore(url, KINDS, tmp_path / "copy") == 0
    again = database.connect(url)
    with again.connect() as db:
        kept = db.execute(text("SELECT state FROM summary WHERE workshop = :code"), {"code": CODE})
        assert kept.scalar_one() == "signed-off"
    again.dispose()
    assert (tmp_path / "remit.sqlite3.before-restore").exists()


def test_a_copy_overwrites_nothing(stream: Stream, url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_text("of last year")
    with pytest.raises(CannotKeepError, match="is there already"):
        backup.backup(url, target)
    assert target.read_text() == "of last year"


def test_a_copy_is_for_its_owners_eyes(stream: Stream, url: str, tmp_path: Path) -> None:
    backup.backup(url, tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def test_whole_revisions_are_found_whole(stream: Stream, engine: Engine) -> None:
    assert backup.verify(engine) == Report(2, [])


@pytest.mark.parametrize(
    ("harm", "broken"),
    [
        ("UPDATE revision SET content = replace(content, 'Payroll', 'CRM') WHERE revision = 2", 2),
        ("DELETE FROM revision WHERE revision = 2", 2),
        ("UPDATE revision SET hash = '0' WHERE revision = 2", 2),
    ],
)
def test_what_is_not_as_it_was_signed_is_named(
    stream: Stream, engine: Engine, harm: str, broken: int
) -> None:
    unprotected(engine, harm)
    report = backup.verify(engine)
    assert report.broken == [f"{CODE} revision {broken}"]
    assert not report.sound


def test_it_says_how_far_it_is(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "TOLD", 1)
    told: list[int] = []
    backup.verify(engine, told.append)
    assert told == [1, 2]
