"""Rows that lists read: true at every moment, and the same when they are made again."""

import json

from sqlalchemy import Engine

from app.log import readmodels
from app.log.kind import Summary
from app.main import KINDS
from tests.log.streams import AT, CODE, Stream
from tests.workshop import ask

Rows = list[list[tuple[object, ...]]]


def rows(engine: Engine) -> Rows:
    with engine.connect() as db:
        return [sorted(map(tuple, db.execute(table.select()))) for table in readmodels.TABLES]


def test_a_stream_is_one_line_from_its_first_event(engine: Engine) -> None:
    Stream(engine)
    with engine.connect() as db:
        lines = readmodels.summaries(db, [CODE, "BBBBBBBB"])
        assert lines == {CODE: Summary("Payroll", "B", "live", None, None)}
        held = [(CODE, "ann"), (CODE, "bob")]
        assert readmodels.roles(db, held) == {(CODE, "ann"): "facilitator"}


def test_people_and_promises_come_and_go_with_their_events(engine: Engine) -> None:
    stream = Stream(engine)
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.asks("carol", ask.Join(name="Carol", represents="it-ops", role="observer"))
    promise = ask.MakePromise("Dana", "2026-12-24", process="incident", scope="both")
    stream.asks("ann", promise)
    _, people, dues, *_ = rows(engine)
    assert people == [(CODE, "ann", "facilitator"), (CODE, "bob", "participant"),
                      (CODE, "carol", "observer")]  # fmt: skip
    assert dues == [(CODE, "incident:application", "2026-12-24"),
                    (CODE, "incident:interface", "2026-12-24")]  # fmt: skip
    stream.asks("ann", ask.RemovePerson("bob"))
    stream.asks("ann", ask.Decide("it-ops", process="incident", scope="application"))
    _, people, dues, *_ = rows(engine)
    assert [person for _, person, _ in people] == ["ann", "carol"]
    assert dues == [(CODE, "incident:interface", "2026-12-24")]


def test_a_signed_stream_says_when(engine: Engine) -> None:
    stream = Stream(engine)
    stream.signs_off()
    with engine.connect() as db:
        line = readmodels.summaries(db, [CODE])[CODE]
    assert line == Summary("Payroll", "B", "signed-off", 1, AT)


def test_what_is_said_of_a_revision_is_read_without_its_log(engine: Engine) -> None:
    stream = Stream(engine)
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.asks("ann", ask.NameSignatory(signatory="it-manager", name="Bob"))
    assert said(engine, 1) == []
    stream.signs_off()
    (told,) = said(engine, 1)
    assert (told["state"], told["person"]) == ("asked", "bob")
    stream.asks("bob", ask.RefuseSignature(revision=1, why="No."))
    (told,) = said(engine, 1)
    assert (told["state"], told["why"]) == ("refused", "No.")
    stream.asks("ann", ask.RemovePerson("bob"))
    assert [one["state"] for one in said(engine, 1)] == ["refused"], "it was said"
    assert said(engine, 11) == said(engine, 2) == []


def said(engine: Engine, revision: int) -> list[dict[str, object]]:
    with engine.connect() as db:
        return [json.loads(one) for one in readmodels.said(db, CODE, revision)]


def test_after_a_restart_only_what_differs_is_written(engine: Engine) -> None:
    stream = Stream(engine)
    stream.asks("bob", ask.Join(name="Bob", represents="business"))
    stream.replicas.clear()
    stream.asks("carol", ask.Join(name="Carol", represents="it-ops"))
    assert len(rows(engine)[1]) == 3


def test_made_again_they_are_the_same(engine: Engine) -> None:
    for code in ("AAAAAAAA", "BBBBBBBB"):
        stream = Stream(engine, code)
        stream.asks("bob", ask.Join(name="Bob", represents="business"))
        stream.signs_off()
    before = rows(engine)
    readmodels.drop(engine)
    assert rows(engine) == [[] for _ in readmodels.TABLES]
    assert list(readmodels.complete(engine, KINDS)) == ["AAAAAAAA", "BBBBBBBB"]
    assert rows(engine) == before
    assert list(readmodels.complete(engine, KINDS)) == [], "nothing is left to do"
