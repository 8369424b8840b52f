"""What happened while a revision was made is read from the log, as far as its bounds go."""

from typing import Any

import pytest
from sqlalchemy import Engine

from app.log import chronicle
from app.log.chronicle import Told
from app.log.store import EVENTS
from app.workshop.kind import WORKSHOP
from tests.log.streams import CODE, Stream
from tests.workshop import ask

AT: Any = {"process": "incident", "scope": "application"}


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Signed, refused by nobody, and a second revision begun."""
    made = Stream(engine)
    made.asks("bob", ask.Join(name="Bob", represents="business"))
    made.signs_off()
    made.asks("late", ask.Join(name="Late", represents="other"))
    made.asks("ann", ask.StartRevision(), ask.Reopen(**AT))
    return made


def told(engine: Engine, revision: int) -> Told:
    with engine.connect() as db:
        return chronicle.of(db, WORKSHOP, CODE, revision)


def tags(engine: Engine, revision: int) -> list[str]:
    return [str(one.event["is"]).split(":")[0] for one in told(engine, revision).facts]


def test_a_revision_ends_where_work_on_the_next_one_begins(stream: Stream, engine: Engine) -> None:
    first = ["workshop-opened", "person-joined", "person-joined", "decided", "waived"]
    assert tags(engine, 1) == [*first, "signed-off", "person-joined"]
    assert tags(engine, 2) == ["revision-started", "reopened"]


def test_names_are_not_in_it(stream: Stream, engine: Engine) -> None:
    people = [one.event for one in told(engine, 1).facts if "person" in one.event]
    assert {one["name"] for one in people} == {""}


def test_what_a_crowd_does_by_the_thousand_is_not_in_it(stream: Stream, engine: Engine) -> None:
    stream.asks("ann", ask.SetPace("own"))
    stream.asks("bob", ask.CastVote("it-ops", **AT))
    assert tags(engine, 2) == ["revision-started", "reopened", "pace-set"]


@pytest.mark.parametrize("bound", ["MOST", "BYTES"])
def test_of_much_the_newest_is_told_and_the_rest_counted(
    stream: Stream, engine: Engine, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = told(engine, 1).facts[-2:]
    with engine.connect() as db:
        size = 2 if bound == "MOST" else _bytes(db, [one.seq for one in newest])
    monkeypatch.setattr(chronicle, bound, size)
    assert told(engine, 1) == Told(newest, 5)
    monkeypatch.setattr(chronicle, bound, size - 1)
    assert told(engine, 1) == Told(newest[-1:], 6)


def _bytes(db: Any, numbers: list[int]) -> int:
    rows = db.execute(EVENTS.select().where(EVENTS.c.seq.in_(numbers)))
    return sum(len(row.body) for row in rows)
