"""Proof: revisions are found whole, and whatever is not as it was signed is named."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from app.db import database
from app.log import erasing
from app.main import KINDS
from app.ops import proof
from app.ops.proof import Report
from tests.log.streams import CODE, Stream
from tests.stores import Postgres
from tests.workshop import ask


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
    """Slice by slice, the last of which may be empty."""
    monkeypatch.setattr(proof, "SLICE", 2)
    for code in ("BBBBBBBB", "CCCCCCCC", "DDDDDDDD"):
        Stream(engine, code).signs_off()
    told: list[tuple[str, int, int]] = []
    assert proof.verify(engine, lambda *far: told.append(far)) == Report(5, [])
    assert told[1:] == [
        ("structure checked", 1, 1),
        *(("workshops checked", done, 4) for done in (2, 4, 4)),
    ]


def test_a_revision_of_no_stream_there_is_is_looked_at_all_the_same(
    stream: Stream, engine: Engine
) -> None:
    unprotected(engine, "DELETE FROM workshop")
    assert proof.verify(engine).checked == 2


def test_of_many_that_are_broken_the_first_are_named(
    stream: Stream, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "NAMED", 2)
    monkeypatch.setattr(proof, "SLICE", 1)
    for code in ("BBBBBBBB", "CCCCCCCC"):
        Stream(engine, code).signs_off()
    unprotected(engine, "UPDATE revision SET hash = '0'")
    report = proof.verify(engine)
    assert (report.checked, report.sound) == (4, False)
    assert report.sentence.endswith(f"{CODE} revision 1, {CODE} revision 2, and 2 more.")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"revision":"2","previous":null}'])
def test_what_is_no_record_is_named_though_its_hash_was_made_to_fit(
    stream: Stream, engine: Engine, content: str
) -> None:
    hashed = hashlib.sha256(content.encode()).hexdigest()
    unprotected(engine, "UPDATE revision SET hash = '' WHERE revision = 2")
    made = {"content": content, "hash": hashed}
    with engine.begin() as db:
        db.execute(
            text("UPDATE revision SET content = :content, hash = :hash WHERE hash = ''"), made
        )
        said = "UPDATE event SET body = json_set(body, '$.hash', :hash)"
        db.execute(text(f"{said} WHERE seq = (SELECT max(seq) FROM event)"), made)
    assert proof.verify(engine).broken == [f"{CODE} revision 2"]


@pytest.mark.parametrize("kept_in", ["SQLite", "PostgreSQL"])
def test_what_is_signed_meanwhile_is_not_taken_for_damage(
    request: pytest.FixtureRequest, kept_in: str
) -> None:
    """It is in the table, and not in what was read of the log a moment before."""
    name = {"SQLite": "engine", "PostgreSQL": "on_postgres"}[kept_in]
    engine: Engine = request.getfixturevalue(name)
    stream = Stream(engine)
    stream.signs_off()
    signed: list[int] = []

    @event.listens_for(engine, "after_cursor_execute")
    def _sign(*told: Any) -> None:
        if "signed-off" in str(told[3]) and not signed:
            signed.append(2)
            stream.asks("ann", ask.StartRevision())
            stream.asks("ann", ask.SignOff())

    assert proof.verify(engine) == Report(1, [])
    assert signed
    assert proof.verify(engine) == Report(2, [])


@pytest.fixture
def on_postgres(postgres: Postgres) -> Iterator[Engine]:
    made = database.connect(postgres.database(), patient=True)
    database.migrate(made)
    yield made
    made.dispose()


DESK = {"name": "Desk", "kind": "internal", "hours": "always", "contact": "+358 9 123"}


def test_how_somebody_is_reached_is_held_to_what_was_signed_and_can_be_erased(
    stream: Stream, engine: Engine
) -> None:
    named = ask.NameExecutor(process="incident", scope="both", **DESK)  # type: ignore[arg-type]
    stream.asks("ann", ask.StartRevision(), named, ask.SignOff())
    assert proof.verify(engine) == Report(3, [])
    with engine.begin() as db:
        assert erasing.erase_person(db, KINDS, CODE, "k1")
    assert proof.verify(engine) == Report(3, [])
    unprotected(engine, "INSERT INTO signed_name VALUES ('AAAAAAAA', 3, 'k1', 'x', '+358 9 124')")
    assert proof.verify(engine).broken == [f"{CODE} revision 3"]
