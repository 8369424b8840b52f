"""Tending: commands make no database by the way, and read what people's editors write."""

from pathlib import Path

import pytest

from app.config import Settings
from app.db import database
from app.main import KINDS
from app.ops import tending
from app.ops.backup import CannotKeepError
from app.ops.progress import nobody
from tests.log.streams import CODE, Stream


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def kept(settings: Settings) -> Settings:
    """With a workshop in it."""
    engine = database.connect(settings.database)
    database.migrate(engine)
    Stream(engine)
    engine.dispose()
    return settings


def test_a_wrong_folder_is_not_made_into_an_empty_database(settings: Settings) -> None:
    lines = settings.data_dir.parent / "erased.txt"
    lines.write_text(f"{CODE}\n")
    for command in (
        lambda: tending.make_backup(settings, settings.data_dir.parent / "copy", nobody),
        lambda: tending.erase(settings, KINDS, CODE, None),
        lambda: tending.erased(settings),
        lambda: tending.erase_again(settings, KINDS, lines),
        lambda: tending.expire(settings, KINDS, sure=False),
        lambda: tending.rebuild(settings, KINDS),
        lambda: tending.verify(settings, nobody),
    ):
        with pytest.raises(CannotKeepError, match="There is no database at"):
            command()
    assert not settings.data_dir.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_list_of_what_was_erased_is_read_as_editors_write_it(
    kept: Settings, tmp_path: Path, encoding: str
) -> None:
    lines = tmp_path / "erased.txt"
    lines.write_bytes(f"{CODE}\r\n".encode(encoding))
    assert tending.erase_again(kept, KINDS, lines) == "erased again: 1"


@pytest.mark.parametrize("text", ["PAYROLL one two", "PAYR0LL", "\x00\x01", CODE + " b\u00f6b"])
def test_what_is_no_such_list_is_refused_with_its_line(
    kept: Settings, tmp_path: Path, text: str
) -> None:
    lines = tmp_path / "erased.txt"
    lines.write_text(f"{CODE}\n{text}\n")
    with pytest.raises(CannotKeepError, match="line 2 is not what `erased` printed"):
        tending.erase_again(kept, KINDS, lines)
    assert tending.erased(kept) == "", "and nothing of it is done"
