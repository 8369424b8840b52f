"""What is to be done goes home as lines of a spreadsheet, what is due first on top."""

import csv
import io

import msgspec

from app.documents import actions
from app.matrix.record import Move, Promise, Record
from app.matrix.sections import Answer, Benefit, Contract, Risk, Today
from tests.documents.records import disputed, fresh, printed, questioned, signed, where

RISK = Risk(
    id="r1",
    title="Nobody is called at night",
    category="continuity",
    consequence="Invoices are late.",
    mitigation="The desk is called.",
    owner="Dana",
    review="2027-03-01",
    written_by="p1",
    state="open",
)


def told(record: Record) -> list[list[str]]:
    """What stands in the file, without its heading."""
    text = actions.write(printed(record)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def around() -> Record:
    """A matrix with one of everything that falls due."""
    return msgspec.structs.replace(
        disputed(),
        risks=[RISK],
        contracts=[
            Contract(
                id="c1",
                reference="C-17",
                vendor="CloudDesk",
                covers="The desk",
                holder="it-ops",
                ends="2026-12-31",
                notice="3 months",
            )
        ],
        benefits=[
            Benefit(id="b1", benefit="Faster", validation="Ask", by="2027-01-31", state="expected")
        ],
        today=[
            Today(
                process="change",
                scope="interface",
                accountable="it-delivery",
                changes_on="2027-02-01",
                condition="The runbook is accepted.",
            )
        ],
    )


def test_what_is_due_first_stands_on_top_and_what_has_no_day_last() -> None:
    rows = told(around())
    assert [(row[0], row[1]) for row in rows] == [
        ("2026-12-24", "Keep a promise"),
        ("2026-12-31", "A contract ends"),
        ("2027-01-31", "Validate a benefit"),
        ("2027-02-01", "A cell changes hands"),
        ("2027-03-01", "Look at a risk again"),
        ("", "Answer a risk"),
    ]
    promise, contract = rows[:2]
    assert promise[2:6] == [
        "Ask Nordic Pay for its last test report",
        "Dana Whitfield",
        "Business Continuity/ Disaster Recovery (Application)",
        "open",
    ]
    assert contract[2:5] == ["C-17, CloudDesk", "IT OPS", "The desk"]
    assert contract[6] == "Notice: 3 months"


def test_what_is_done_is_no_action_any_more() -> None:
    kept = Promise("Dana", "2026-12-24", "Ask", id="p1", state="kept")
    record = where(around(), "continuity", "application", promise=kept)
    judged = [msgspec.structs.replace(one, state="refuted") for one in record.benefits]
    record = msgspec.structs.replace(record, benefits=judged, risks=[], today=[], contracts=[])
    assert told(record) == []


def test_an_acceptance_that_ends_is_asked_anew_then() -> None:
    until = {"answered_by": "p1", "until": "2027-06-30"}
    accepted = msgspec.structs.replace(RISK, state="accepted", **until)
    rows = told(msgspec.structs.replace(fresh("C"), risks=[accepted]))
    assert [(row[0], row[1]) for row in rows] == [
        ("2027-03-01", "Look at a risk again"),
        ("2027-06-30", "Accept a risk anew"),
    ]


def test_a_promise_that_was_moved_says_so() -> None:
    moves = [Move("2026-12-24", "No time.", "2026-12-01T08:00:00.000Z")]
    moved = Promise("Dana", "2027-01-31", "", id="p1", moves=moves)
    (row,) = told(where(fresh("C"), "continuity", "application", promise=moved))
    assert (row[2], row[5]) == ("Decide who is accountable", "open, moved once")


def test_an_open_check_has_no_day_and_says_what_settles_it() -> None:
    rows = [row for row in told(questioned()) if row[1] == "Settle a check"]
    assert [row[6] for row in rows] == ["Record the contract and its holder."]


def test_of_a_revision_it_has_the_number_and_nothing_is_calculated() -> None:
    risky = msgspec.structs.replace(RISK, title="=1+1")
    rows = told(signed(msgspec.structs.replace(fresh("C"), risks=[risky]), 2))
    assert {row[-1] for row in rows} == {"2"}
    assert {row[2] for row in rows} == {"'=1+1"}


def test_the_next_review_is_an_action_of_whoever_manages_the_service() -> None:
    answers = [
        Answer(id="next-review", answer="2027-05-31"),
        Answer(id="service-manager", answer="Service desk lead"),
    ]
    (line,) = told(msgspec.structs.replace(fresh("C"), intake=answers))
    assert line[:4] == [
        "2027-05-31",
        "Review the support model",
        "The support model of Payroll",
        "Service desk lead",
    ]
