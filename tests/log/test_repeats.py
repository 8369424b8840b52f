"""Repeats: what was done is kept for a month, what was refused as long as there is room."""

import pytest
from sqlalchemy import Engine, func, select

from app.log import repeats, store
from app.log.batch import Answer, Asked
from app.log.repeats import DAYS, PIECE, Refusals, forget_some, today
from app.log.store import Answered, AskKey
from app.log.writing import WritingThread
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask

NO = Answered("body", '{"seq":1,"code":"forbidden"}')


def kept(engine: Engine) -> int:
    with engine.connect() as db:
        return db.scalar(select(func.count()).select_from(store.ASKS)) or 0


def remember(engine: Engine, day: int, count: int) -> None:
    with engine.begin() as db:
        asks = {AskKey(CODE, f"of {day}", str(number)): NO for number in range(count)}
        store.remember(db, asks, day)


def test_what_nobody_repeats_any_more_is_forgotten_piece_by_piece(engine: Engine) -> None:
    remember(engine, today() - DAYS - 1, PIECE + 3)
    remember(engine, today() - DAYS, 2)
    remember(engine, today(), 2)
    assert [forget_some(engine) for _ in range(3)] == [PIECE, 3, 0]
    assert kept(engine) == 4


def test_of_refusals_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "REFUSALS", 2)
    refusals = Refusals()
    for number in ("1", "2", "3"):
        refusals.add({AskKey(CODE, "bob", number): NO})
    found = [refusals.of(AskKey(CODE, "bob", number)) for number in ("1", "2", "3")]
    assert found == [None, NO, NO]


def test_a_refused_ask_leaves_nothing_in_the_database(engine: Engine) -> None:
    Stream(engine)
    writing, before = WritingThread(engine, KINDS, None), kept(engine)

    def refused(text: str) -> Answer:
        job = Asked(CODE, "nobody", ask.Park(text=text), id="7")
        (answered,) = writing.write([job], {CODE: frozenset()}, {}).answers
        return answered[1]

    answer = refused("Let me in")
    assert (answer.code, kept(engine)) == ("forbidden", before)
    assert refused("Let me in") == answer
    assert refused("Something else").code == "conflict"
