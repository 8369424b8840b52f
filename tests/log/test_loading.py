"""Opening a stream that nobody holds."""

import itertools
import json

import pytest
from sqlalchemy import Engine, text

from app.log import loading
from app.log.codec import LaterReleaseError
from app.main import KINDS
from tests.log.streams import CODE, Stream
from tests.workshop import ask


def test_there_is_nothing_by_a_code_that_was_never_drawn(engine: Engine) -> None:
    with engine.connect() as db:
        assert loading.load(db, KINDS, "ZZZZZZZZ") is None


def test_a_long_log_is_read_slice_by_slice(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(engine)
    stream.asks("ann", *(ask.Park(f"Topic {number}") for number in range(30)))
    monkeypatch.setattr(loading, "SLICE", 8)
    with engine.connect() as db:
        replica = loading.load(db, KINDS, CODE)
    assert replica is not None
    assert list(replica.state.parked.values()) == [f"Topic {number}" for number in range(30)]


def test_others_have_a_turn_after_each_spell_of_folding(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look at this clock is a millisecond later: a spell is three events long."""
    stream = Stream(engine)
    stream.asks("ann", *(ask.Park(f"Topic {number}") for number in range(28)))
    clock, breaths = itertools.count(), list[float]()
    monkeypatch.setattr("app.log.loading.time.perf_counter", lambda: next(clock) / 1000)
    monkeypatch.setattr("app.log.loading.time.sleep", breaths.append)
    with engine.connect() as db:
        loading.load(db, KINDS, CODE)
    assert breaths == [loading.BREATH] * 10


def test_a_log_of_a_later_release_is_refused_in_a_sentence(engine: Engine) -> None:
    Stream(engine)
    body = json.dumps({"is": "moon-landed"})
    with engine.begin() as db:
        db.execute(
            text("INSERT INTO event VALUES (:code, 3, '', '', :body)"), {"code": CODE, "body": body}
        )
        db.execute(text("UPDATE workshop SET seq = 3"))
    with engine.connect() as db, pytest.raises(LaterReleaseError, match="moon-landed"):
        loading.load(db, KINDS, CODE)


def test_a_stream_of_a_kind_that_is_yet_to_come_is_refused_in_a_sentence(engine: Engine) -> None:
    Stream(engine)
    with engine.begin() as db:
        db.execute(text("UPDATE workshop SET kind = 'moon'"))
    with engine.connect() as db, pytest.raises(LaterReleaseError, match="later release"):
        loading.load(db, KINDS, CODE)
