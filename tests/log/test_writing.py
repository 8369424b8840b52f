"""The writing thread by itself: what came of a batch, for whom, and what is not held after it."""

import re

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from app.log import writing
from app.log.batch import Batch
from app.log.jobs import Asked, Look
from app.log.replica import NOBODY
from app.log.writing import WritingThread
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

HERE = {CODE: frozenset({"ann"})}


@pytest.fixture
def thread(engine: Engine) -> WritingThread:
    Stream(engine)
    return WritingThread(engine, KINDS, None)


def parked(text: str) -> Asked:
    return Asked(CODE, "ann", ask.Park(text=text), id=text)


def test_a_moment_sorts_as_text() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", writing.now())


def test_who_looks_sees_all_of_the_batch(thread: WritingThread) -> None:
    """Also what was asked after the look: the number says so."""
    written = thread.write([Look(CODE, "ann"), parked("first")], HERE, {})
    (_, answer, screen), (_, done, nothing) = written.answers
    assert (answer.seq, done.seq) == (3, 3)
    assert [one["text"] for one in screen["parked"]] == ["first"]
    assert nothing == {}
    assert written.news[CODE].changed.keys() >= {"parked", "workshop"}


def test_a_stream_that_is_not_there_is_missing(thread: WritingThread) -> None:
    written = thread.write([Look("ZZZZZZZZ", "ann")], {"ZZZZZZZZ": NOBODY}, {})
    assert written.missing == {"ZZZZZZZZ"}
    assert written.news == {}


def test_a_full_disk_refuses_asks_and_lets_people_look(
    thread: WritingThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Batch) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as broken:
        broken.setattr(Batch, "write", lambda self: full(self) if self.entries else None)
        written = thread.write([parked("lost"), Look(CODE, "ann")], HERE, {})
    refused, seen = written.answers
    assert (refused[1].code, refused[1].says) == ("unavailable", "not-saved")
    assert seen[2]["parked"] == []
    assert thread.write([parked("kept")], HERE, {}).answers[0][1].seq == 3


def test_what_was_not_used_for_longest_is_let_go(
    thread: WritingThread, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "REPLICAS", 2)
    codes = [CODE, "BBBBBBBB", "CCCCCCCC"]
    for code in codes[1:]:
        Stream(engine, code)
    let_go = [thread.write([Look(code, "ann")], {code: NOBODY}, {}).let_go for code in codes]
    assert let_go == [NOBODY, NOBODY, {CODE}]
