"""Proof: revisions are found whole, and whatever is not as it was signed is named."""

import pytest
from sqlalchemy import Engine, text

from app.ops import proof
from app.ops.proof import Report
from tests.log.streams import CODE, Stream
from tests.workshop import ask


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Two revisions, each signed."""
    made = Stream(engine)
    made.signs_off()
    made.asks("ann", ask.StartRevision())
    made.asks("ann", ask.SignOff())
    return made


def unprotected(engine: Engine, statement: str) -> None:
    """Somebody with the file in their hands, who took the protection off."""
    with engine.begin() as db:
        for (name,) in db.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            db.execute(text(f"DROP TRIGGER {name}"))
        db.execute(text(statement))


def test_whole_revisions_are_found_whole(stream: Stream, engine: Engine) -> None:
    assert proof.verify(engine) == Report(2, [])


@pytest.mark.parametrize(
    ("harm", "broken"),
    [
        ("UPDATE revision SET content = replace(content, 'Payroll', 'CRM') WHERE revision = 2", 2),
        ("DELETE FROM revision WHERE revision = 2", 2),
        ("UPDATE revision SET hash = '0' WHERE revision = 2", 2),
    ],
)
def test_what_is_not_as_it_was_signed_is_named(
    stream: Stream, engine: Engine, harm: str, broken: int
) -> None:
    unprotected(engine, harm)
    report = proof.verify(engine)
    assert report.broken == [f"{CODE} revision {broken}"]
    assert not report.sound


def test_it_says_how_far_it_is(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "TOLD", 1)
    told: list[int] = []
    proof.verify(engine, told.append)
    assert told == [1, 2]
