"""The writing thread by itself: what came of a batch, for whom, and what is not held after it."""

import gc
import re
import tracemalloc

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import OperationalError

from app.log import loading, writing
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


OTHERS = ("BBBBBBBB", "CCCCCCCC", "DDDDDDDD")


def looked_at(thread: WritingThread, *codes: str) -> frozenset[str]:
    """One after the other; answers what was let go for the last one."""
    return [thread.write([Look(code, "ann")], {code: NOBODY}, {}).let_go for code in codes][-1]


@pytest.fixture
def room_for_two(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> int:
    """There are four, all alike."""
    for code in OTHERS:
        Stream(engine, code)
    with engine.connect() as db:
        replica = loading.load(db, KINDS, OTHERS[0])
    assert replica
    replica.weigh()
    monkeypatch.setattr(writing, "HELD", int(replica.weight * 2.5))
    return writing.HELD


def test_what_was_not_used_for_longest_is_let_go(thread: WritingThread, room_for_two: int) -> None:
    assert looked_at(thread, CODE, "BBBBBBBB") == NOBODY
    assert looked_at(thread, CODE, "CCCCCCCC") == {"BBBBBBBB"}


@pytest.mark.parametrize(
    ("sitting", "gone"),
    [({CODE}, {"BBBBBBBB"}), ({CODE, "BBBBBBBB"}, {CODE}), (set(), {CODE})],
)
def test_where_somebody_sits_goes_last(
    engine: Engine, room_for_two: int, sitting: set[str], gone: set[str]
) -> None:
    Stream(engine)
    thread = WritingThread(engine, KINDS, None, sitting.__contains__)
    assert looked_at(thread, CODE, "BBBBBBBB", "CCCCCCCC") == gone


def test_what_is_used_just_now_stays_whatever_it_takes(
    thread: WritingThread, room_for_two: int
) -> None:
    codes = [CODE, *OTHERS]
    written = thread.write([Look(code, "ann") for code in codes], dict.fromkeys(codes, NOBODY), {})
    assert [screen["workshop"]["code"] for _, _, screen in written.answers] == codes
    assert written.let_go == NOBODY
    looked_at(thread, CODE)
    assert looked_at(thread, *OTHERS[:1]) == NOBODY, "let go before, and read again"


def test_what_is_held_takes_as_much_memory_as_is_said(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty rooms, with room for twelve: measured when all have been opened."""
    first = Stream(engine)
    first.asks("ann", ask.SetPace(pace="own"))
    people = [f"p{number}" for number in range(10)]
    for one in people:
        first.asks(one, ask.Join(name=one, represents="business"))
    for key in first.replica.state.cells:
        process, scope = key.split(":")
        vote = ask.CastVote("business", process=process, scope=scope)
        first.asks("ann", vote)
    codes = [f"AAAAAA{one}{two}" for one in "BCDE" for two in "ABCDEFGHJK"]
    with engine.begin() as db:
        for table, column in (("workshop", "code"), ("event", "workshop"), ("ballot", "workshop")):
            columns = [one["name"] for one in inspect(db).get_columns(table)]
            rest = ", ".join(one for one in columns if one != column)
            for code in codes:
                put = f"INSERT INTO {table} ({column}, {rest}) SELECT '{code}', {rest} FROM {table}"
                db.execute(text(f"{put} WHERE {column} = '{CODE}'"))
    monkeypatch.setattr(writing, "HELD", 12 * 100_000)
    thread = WritingThread(engine, KINDS, None)
    looked_at(thread, CODE)  # what is made once
    gc.collect()
    tracemalloc.start()
    let_go = [looked_at(thread, code) for code in codes]
    gc.collect()
    took, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(map(len, let_go)) > 20
    assert writing.HELD / 3 < took < writing.HELD * 1.5
