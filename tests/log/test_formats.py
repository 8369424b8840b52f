"""The number of the log's format."""

import pytest
from sqlalchemy import Engine, text

from app.db.database import NewerDatabaseError
from app.log import formats


def numbers(engine: Engine) -> list[int]:
    with engine.connect() as db:
        return list(db.scalars(text("SELECT number FROM log_format ORDER BY number")))


def test_what_is_written_is_noted_once(engine: Engine) -> None:
    for _ in range(2):
        formats.agree(engine)
    assert numbers(engine) == [formats.WRITES]


def test_a_release_that_reads_the_next_format_starts_on_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was shipped before anything was written that way: so one may go back to it."""
    with engine.begin() as db:
        db.execute(text("INSERT INTO log_format VALUES (5)"))
    monkeypatch.setattr(formats, "READS", 5)
    formats.agree(engine)
    assert numbers(engine) == [5], "and it does not say less than was written"


def test_one_that_cannot_refuses_in_a_sentence(engine: Engine) -> None:
    with engine.begin() as db:
        db.execute(text("INSERT INTO log_format VALUES (99)"))
    with pytest.raises(NewerDatabaseError, match="format 99") as error:
        formats.agree(engine)
    assert len(str(error.value).splitlines()) == 1
