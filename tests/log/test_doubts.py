"""Another database answers, and lacks the newest: nothing held is believed, and it is said."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from structlog.testing import capture_logs

from app.db import files
from app.log import doubts
from app.log.doubts import Doubts, gone_back
from app.log.jobs import Asked
from app.log.store import Head
from app.log.writing import WritingThread
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

HERE = {CODE: frozenset({"ann"})}


def parked(text: str) -> Asked:
    return Asked(CODE, "ann", ask.Park(text=text), id=text)


def breaks(engine: Engine) -> None:
    """A connection is found broken."""
    with engine.connect() as db:
        db.invalidate()


def goes_back(engine: Engine, earlier: Path) -> None:
    """An earlier one is read from here on, under the same name."""
    with files.opened(earlier, "rw") as old, files.opened(place(engine), "rw") as new:
        old.backup(new)


def place(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def numbers(engine: Engine) -> list[int]:
    with engine.connect() as db:
        return list(db.scalars(text("SELECT seq FROM event ORDER BY seq")))


@pytest.fixture
def thread(engine: Engine) -> WritingThread:
    Stream(engine)
    return WritingThread(engine, KINDS, None)


@pytest.fixture
def earlier(thread: WritingThread, engine: Engine, tmp_path: Path) -> Path:
    """A database of three events; the one that is there has four."""
    thread.write([parked("first")], HERE, {})
    files.copied(place(engine), tmp_path / "earlier", "rw")
    thread.write([parked("second")], HERE, {})
    return tmp_path / "earlier"


@pytest.mark.parametrize("broke", [True, False])
def test_a_log_that_went_back_goes_on_without_a_gap(
    thread: WritingThread, engine: Engine, earlier: Path, broke: bool
) -> None:
    """Behind a pooler no connection breaks."""
    goes_back(engine, earlier)
    if broke:
        breaks(engine)
    with capture_logs() as said:
        written = thread.write([parked("third")], HERE, {})
    assert [one["event"] for one in said] == ["a log is older than it was"]
    assert numbers(engine) == [1, 2, 3, 4]
    assert written.answers[0][1].seq == 4
    shown = written.news[CODE].changed["parked"]
    assert [one["text"] for one in shown] == ["first", "third"]


def test_what_is_held_is_doubted_even_where_its_number_is_reached_again(
    thread: WritingThread, engine: Engine, earlier: Path
) -> None:
    goes_back(engine, earlier)
    WritingThread(engine, KINDS, None).write([parked("by another process")], HERE, {})
    breaks(engine)
    written = thread.write([parked("third")], HERE, {})
    assert written.doubted == {CODE}
    shown = written.news[CODE].changed["parked"]
    assert [one["text"] for one in shown] == ["first", "by another process", "third"]


def test_a_break_that_lost_nothing_is_no_news(
    thread: WritingThread, engine: Engine, earlier: Path
) -> None:
    breaks(engine)
    with capture_logs() as said:
        doubted = [thread.write([parked(one)], HERE, {}).doubted for one in ("third", "fourth")]
    assert not said
    assert doubted == [{CODE}, frozenset()]


def test_a_log_that_goes_on_has_not_gone_back() -> None:
    assert [gone_back(CODE, 3, Head("workshop", seq)) for seq in (2, 3, 4)] == [True, False, False]


def test_so_many_ends_are_known(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts, "KNOWN", 2)
    Stream(engine)
    known = Doubts(engine)
    for code in (CODE, "BBBBBBBB", "CCCCCCCC"):
        known.durable(code, 9)
    breaks(engine)
    with engine.connect() as db, capture_logs() as said:
        assert known.arise(db)
        assert not known.arise(db)
    assert said == [], "the one used last longest ago is not known any more"
