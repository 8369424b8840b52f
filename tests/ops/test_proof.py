"""Proof: revisions are found whole, and whatever is not as it was signed is named."""

import pytest
from sqlalchemy import Engine, text

from app.log import erasing
from app.main import KINDS
from app.ops import proof
from app.ops.proof import Report
from tests.log.streams import CODE, Stream


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


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE signed_name SET name = 'Eve' WHERE revision = 2",
        "UPDATE signed_name SET salt = 'x' WHERE revision = 2",
        "DELETE FROM signed_name WHERE revision = 2",
        "INSERT INTO signed_name VALUES ('AAAAAAAA', 2, 'eve', 'x', 'Eve')",
    ],
)
def test_names_are_held_to_what_was_signed(stream: Stream, engine: Engine, harm: str) -> None:
    unprotected(engine, harm)
    assert proof.verify(engine).broken == [f"{CODE} revision 2"]


def test_a_name_that_was_erased_is_missed_by_nobody(stream: Stream, engine: Engine) -> None:
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, CODE, "ann")
    assert proof.verify(engine).sentence == "2 revisions checked, every hash is right."


def test_it_says_which_revisions_were_signed_without_names() -> None:
    said = Report(3, [], nameless=2).sentence
    assert said.endswith("2 of the first release were signed without the names.")


def test_it_says_how_far_it_is(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "TOLD", 1)
    told: list[int] = []
    proof.verify(engine, told.append)
    assert told == [1, 2]
