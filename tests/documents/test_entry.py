"""One cell in words."""

from io import BytesIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pypdf import PdfReader

from app.documents.entry import FURTHER
from app.documents.formats import FORMATS
from app.matrix.record import EarlierDecision
from tests.documents.records import (
    disputed,
    fresh,
    printed,
    where,
)


def test_votes_alone_decide_nothing() -> None:
    told = where(fresh(), "incident", "interface", state="revealed", accountable="business")
    entry = printed(told).rows[1].entries[1]
    assert (entry.word, entry.standing) == ("t.b.d.", "open (voted, not decided)")


def test_left_open_on_purpose_is_told_from_not_decided() -> None:
    told = where(fresh(), "incident", "interface", state="decided", accountable="tbd")
    assert printed(told).rows[1].entries[1].standing == "left open"


def test_what_was_taken_from_the_model_is_marked() -> None:
    incident, change = printed(disputed()).rows[1], printed(disputed()).rows[4]
    assert incident.entries[1].adopted
    assert not change.entries[0].adopted


def test_how_bob_and_carol_voted_is_told_in_words() -> None:
    incident = printed(disputed()).rows[1].entries[0]
    assert incident.votes.splitlines() == [
        "Round 1: orphaned – Business for IT OPS 3; IT OPS for Business 2; Vendor for Business 1",
        "Round 2: agreed – Business for Business 3; IT OPS for Business 2; Vendor for Business 1",
    ]


def test_an_earlier_decision_stays_readable() -> None:
    reopened = EarlierDecision(
        "it-ops", "Desk", "Habit", "Carol: no", "2026-11-21T13:10:00Z", "reopened"
    )
    told = where(fresh(), "request", "application", earlier=[reopened])
    assert printed(told).printed[0].earlier == [
        "IT OPS, decided 2026-11-21 13:10 UTC, later reopened; "
        "executed by: Desk; reason: Habit; dissent: Carol: no"
    ]


def test_one_more_thing_that_is_said_of_a_cell_is_in_every_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(FURTHER, "urgency", ("Urgency", lambda cell: f"very, says {cell.process}"))
    told = printed(where(fresh(), "change", "interface", state="decided", accountable="it-ops"))
    for ending, form in FORMATS.items():
        assert "very, says change" in text_of(form.write(told), ending), ending


@pytest.mark.parametrize("mark", ["thin", "override"])
def test_how_a_decision_stands_to_the_votes_is_in_every_file(mark: str) -> None:
    decided = {"state": "decided", "accountable": "it-ops", "rationale": "So."}
    for ending, form in FORMATS.items():
        plain = printed(where(fresh(), "change", "interface", **decided))
        marked = printed(where(fresh(), "change", "interface", **decided, **{mark: True}))
        assert mark in text_of(form.write(marked), ending).lower(), ending
        assert mark not in text_of(form.write(plain), ending).lower(), ending


def text_of(file: bytes, ending: str) -> str:
    if ending == "pdf":
        pages = PdfReader(BytesIO(file)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    if ending == "xlsx":
        rows = (row for sheet in load_workbook(BytesIO(file)) for row in sheet.values)
        return "\n".join(str(value) for row in rows for value in row)
    return file.decode("utf-8-sig")
