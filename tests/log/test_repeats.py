"""Repeats: what was done is kept for a month, what was refused as long as there is room."""

import pytest
from sqlalchemy import Engine, func, select

from app.log import repeats, store
from app.log.jobs import Answer, Asked
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


class Door:
    """A batch for each ask that comes to the door, or for several at once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.writing = WritingThread(engine, KINDS, None)
        self.drawn = 0

    def asks(self, *wanted: tuple[str, str | None, ask.Ask]) -> list[Answer]:
        jobs = []
        for code, number, one in wanted:
            self.drawn += 1
            fresh = f"NEW{self.drawn:05}"
            job = Asked(code or fresh, f"p{self.drawn}", one, id=number, key=fresh, browser=fresh)
            jobs.append(job)
        here = {job.code: frozenset[str]() for job in jobs}
        return [answer for _, answer, _ in self.writing.write(jobs, here, {}).answers]

    def streams(self) -> int:
        with self.engine.connect() as db:
            return db.scalar(select(func.count()).select_from(store.STREAMS)) or 0

    def people(self, code: str) -> list[str]:
        with self.engine.connect() as db:
            return sorted(store.names_of(db, code).values())


OPEN = ask.OpenWorkshop(service="Payroll", model="B", facilitator="Ann")
BOB = ask.Join(name="Bob", represents="business")


def test_who_asks_again_at_the_door_comes_in_once(engine: Engine) -> None:
    Stream(engine)
    door = Door(engine)
    (first,) = door.asks((CODE, "id", BOB))
    again, twice, other = door.asks(
        (CODE, "id", BOB), (CODE, "id", BOB), (CODE, "id", ask.Join(name="Eve", represents="other"))
    )
    assert first.came == again.came == twice.came == (CODE, "p1")
    assert (other.code, other.says) == ("conflict", "id-used")
    assert door.people(CODE) == ["Ann", "Bob"]


def test_two_who_ask_at_once_under_one_id_are_one(engine: Engine) -> None:
    Stream(engine)
    door = Door(engine)
    first, again = door.asks((CODE, "id", BOB), (CODE, "id", BOB))
    assert first.came == again.came
    assert door.people(CODE) == ["Ann", "Bob"]


def test_a_workshop_is_opened_once_under_an_id(engine: Engine) -> None:
    door = Door(engine)
    first, at_once = door.asks(("", "id", OPEN), ("", "id", OPEN))
    (later,) = door.asks(("", "id", OPEN))
    assert first.came == at_once.came == later.came == ("NEW00001", "p1")
    (other,) = door.asks(("", "id", ask.OpenWorkshop(service="Pay", model="B", facilitator="Ann")))
    assert other.code == "conflict"
    (without,) = door.asks(("", None, OPEN))
    assert without.came == ("NEW00005", "p5")
    assert door.streams() == 2


def test_a_door_that_was_locked_lets_in_who_asks_again(engine: Engine) -> None:
    stream, door = Stream(engine), Door(engine)
    stream.asks("ann", ask.LockDoor(True))
    (shut,) = door.asks((CODE, "id", BOB))
    assert (shut.code, shut.says) == ("forbidden", "door-locked")
    stream.asks("ann", ask.LockDoor(False))
    (let_in,) = door.asks((CODE, "id", BOB))
    assert let_in.came


def test_who_asks_what_became_of_an_ask_gets_its_answer_or_it_is_never_done(
    engine: Engine,
) -> None:
    """The second may still be on its way: whoever writes next must not do it after all."""
    Stream(engine)
    writing, here = WritingThread(engine, KINDS, None), {CODE: frozenset[str]()}

    def asks(text: str, number: str, again: bool) -> Answer:
        job = Asked(CODE, "ann", ask.Park(text), id=number, again=again)
        return writing.write([job], here, {}).answers[0][1]

    done = asks("Hours", "1", again=False)
    assert asks("Hours", "1", again=True) == done
    never = asks("Days", "2", again=True)
    assert (never.code, never.says) == ("conflict", "never-came")
    writing = WritingThread(engine, KINDS, None)  # another process
    assert asks("Days", "2", again=False) == never
    assert asks("Days", "3", again=False).code is None
