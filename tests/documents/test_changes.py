"""What changed since the revision before."""

from typing import Any

import msgspec

from app.documents import changes
from app.matrix.catalogue import Cell
from app.matrix.physical import Executor
from app.matrix.record import Promise, Record, Signatory
from tests.documents.records import SIGNATORIES, adopted, fresh, signed, where

CHANGE = Cell("change", "application")


def test_nothing_changed_is_nothing_told() -> None:
    told = changes.of(signed(adopted("B")), adopted("B"))
    assert (told.since, told.about, told.cells) == (1, [], {})


def test_each_thing_that_is_not_as_it_was_is_told() -> None:
    before = where(signed(adopted("B"), 3), *CHANGE, rationale="They pay.", dissent="Carol: no")
    now = where(
        before,
        *CHANGE,
        accountable="tbd",
        adopted=False,
        rationale="We run it.",
        dissent="",
        executed_by="Desk",
        promise=Promise("Ann", "2026-12-24", ""),
    )
    told = changes.of(before, now)
    assert told.since == 3
    assert told.cells == {
        CHANGE: [
            "Business → left open",
            "executed by: new",
            "reason: new, was “They pay.”",
            "dissent taken back: Carol: no",
            "owner and date: new",
        ]
    }


def test_a_cell_that_was_opened_again_and_decided_alike_is_told() -> None:
    before = signed(adopted("B"))
    assert changes.of(before, where(before, *CHANGE, adopted=False)).cells == {
        CHANGE: ["decided anew"]
    }


def test_what_the_service_is_about_is_told_too() -> None:
    before = signed(adopted("A", vendors=["Nordic Pay"]))
    now = msgspec.structs.replace(before, vendors=["Ätna"], joined=False)
    assert changes.of(before, now).about == [
        "Vendors: new, was “Nordic Pay”",
        "Application and interface were taken apart.",
    ]


def test_a_long_text_is_told_by_its_beginning() -> None:
    before = where(signed(adopted("B")), *CHANGE, rationale="x" * 4000)
    (told,) = changes.of(before, where(before, *CHANGE, rationale="y")).cells[CHANGE]
    assert len(told) < 200
    assert told.endswith("x…”")


def test_who_signs_now_is_told_without_the_name_that_was() -> None:
    before = signed(adopted("B", signatories=SIGNATORIES))
    others = [Signatory("relationship-manager", "Eve"), Signatory("business-manager", "")]
    fourth = Signatory("business-line-manager", "Uma")
    now = msgspec.structs.replace(before, signatories=[*others, SIGNATORIES[2], fourth])
    assert changes.of(before, now).about == [
        "Relationship manager: another name",
        "Business manager: nobody signs",
        "Business line manager: named",
    ]


def test_who_executes_is_a_change_and_how_they_are_reached_is_none() -> None:
    def executed(**more: Any) -> Record:
        told = {"name": "CloudDesk", "kind": "vendor", "hours": "always", **more}
        one = Executor(process="incident", scope="application", **told)
        return msgspec.structs.replace(signed(fresh("B")), executors=[one])

    nobody, desk = signed(fresh("B")), executed(contact="k1")
    incident = Cell("incident", "application")
    assert changes.of(nobody, desk).cells == {incident: ["who executes: new"]}
    assert changes.of(desk, executed(contact="k2")).cells == {}
    (told,) = changes.of(desk, executed(hours="Mon 08:00-16:00 UTC")).cells[incident]
    assert told == "who executes: new, was “CloudDesk (vendor, always)”"
    (told,) = changes.of(desk, nobody).cells[incident]
    assert told == "nobody executes it any more: CloudDesk (vendor, always)"
