"""Snapshots: what was folded is not folded again; no name is in them; any may be thrown away."""

import pytest
from sqlalchemy import Engine, text

from app.log import loading, snapshots
from app.log.replica import Replica
from app.main import KINDS
from app.workshop.kind import WORKSHOP
from tests.log.streams import CODE, Stream
from tests.workshop import ask

VOTE = ask.CastVote("business", process="incident", scope="application")


def opened(engine: Engine) -> Replica:
    with engine.connect() as db:
        replica = loading.load(db, KINDS, CODE)
    assert replica is not None
    return replica


@pytest.fixture
def stream(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Stream:
    """Bob joined, voted, and all is decided; a snapshot is due at every fifth event."""
    monkeypatch.setattr(snapshots, "EVERY", 5)
    made = Stream(engine)
    made.asks("bob", ask.Join(name="Bob CANARY", represents="business"))
    made.asks("ann", ask.SetPace("own"))
    made.asks("bob", VOTE)
    made.asks("ann", ask.Reveal(process="incident", scope="application"))
    made.asks("ann", ask.VoteAgain(process="incident", scope="application"))
    made.asks("bob", VOTE)
    made.signs_off()
    return made


def test_a_stream_opened_from_a_snapshot_is_the_same(engine: Engine, stream: Stream) -> None:
    from_snapshot = opened(engine)
    assert from_snapshot.snapshot > 0, "there was one"
    with engine.begin() as db:
        db.execute(text("DELETE FROM snapshot"))
    from_log = opened(engine)
    assert from_log.snapshot == 0
    assert from_snapshot.state == from_log.state
    stream.replica.state.changes = from_log.state.changes
    assert from_log.state == stream.replica.state


def test_no_name_is_in_a_snapshot(engine: Engine, stream: Stream) -> None:
    with engine.connect() as db:
        body = db.execute(text("SELECT body FROM snapshot")).scalar_one()
        assert b"CANARY" not in body
        db.execute(text("DELETE FROM person_name WHERE person = 'bob'"))
        db.commit()
    assert opened(engine).state.people["bob"].name == "Participant 2"


def test_one_of_another_edition_is_not_read(engine: Engine, stream: Stream) -> None:
    with engine.begin() as db:
        db.execute(text("UPDATE snapshot SET edition = 'of old', body = x'00'"))
    assert opened(engine).snapshot == 0


@pytest.mark.parametrize("body", ["x'00'", "x'83'", "x'c0'"])
def test_one_that_cannot_be_read_is_as_none(engine: Engine, stream: Stream, body: str) -> None:
    with engine.begin() as db:
        db.execute(text(f"UPDATE snapshot SET body = {body}"))
    read_from_log = opened(engine)
    assert read_from_log.snapshot == 0
    assert read_from_log.state.seq == stream.replica.state.seq


def test_the_edition_is_one_of_the_program_that_folds() -> None:
    assert len(snapshots.edition(WORKSHOP)) == 64
