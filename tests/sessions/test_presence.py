"""Who is here with which process, on a real database."""

import time

import pytest
from sqlalchemy import Engine

from app.log.kind import CROWD
from app.sessions import presence
from app.sessions.presence import Presence


def people(many: int) -> frozenset[str]:
    return frozenset(f"person-{number}" for number in range(many))


def told(engine: Engine, who: Presence, here: frozenset[str]) -> bool:
    with engine.begin() as db:
        return "W" in who.tell(db, {"W": here})


def others(engine: Engine, who: Presence) -> frozenset[str]:
    with engine.begin() as db:
        return who.others(db, ["W"]).get("W", frozenset())


def test_each_hears_of_the_other(engine: Engine) -> None:
    one, other = Presence("one"), Presence("other")
    assert told(engine, one, people(3))
    assert not told(engine, one, people(3)), "it is said once"
    assert others(engine, other) == people(3)
    assert told(engine, one, people(2))
    assert others(engine, other) == people(2), "at once, while one can see who it is"
    with engine.begin() as db:
        one.leave(db)
    assert others(engine, other) == frozenset()


def test_a_crowd_is_told_and_heard_on_its_beat(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "CROWD_BEAT", 0.2)
    one, other = Presence("one"), Presence("other")
    assert told(engine, one, people(CROWD + 1))
    assert others(engine, other) == people(CROWD + 1)
    assert not told(engine, one, people(CROWD + 2)), "a moment ago"
    time.sleep(0.2)
    assert told(engine, one, people(CROWD + 2))
    assert others(engine, other) == people(CROWD + 2)


def test_what_was_not_kept_is_told_again(engine: Engine) -> None:
    one = Presence("one")
    assert told(engine, one, people(CROWD + 1))
    one.forget("W")
    assert told(engine, one, people(CROWD + 1))


def test_rooms_that_are_closed_are_forgotten(engine: Engine) -> None:
    one, other = Presence("one"), Presence("other")
    told(engine, one, people(3))
    with engine.begin() as db:
        one.live(db, [])
    assert others(engine, other) == frozenset()
    assert told(engine, one, people(3))
