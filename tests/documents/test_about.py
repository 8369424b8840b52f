"""What stands around the matrix."""

from io import BytesIO
from pathlib import Path

import msgspec
from openpyxl import load_workbook  # type: ignore[import-untyped]

from app.documents import about, changes, grid, json, markdown, pdf, xlsx
from app.documents.grid import Grid
from app.matrix.record import Signatory
from app.workshop import signing
from tests.documents.outside import pdf_tool
from tests.documents.records import (
    disputed,
    fresh,
    printed,
    signed,
)
from tests.workshop.story import Story


def fact(told: Grid, label: str) -> str:
    return dict(told.facts).get(label, "")


def test_an_erased_name_becomes_a_place_in_the_list() -> None:
    table = grid.of(signed(disputed()), "ab" * 32, {"p2": "Bob Okafor"})
    assert [one.name for one in table.people][:2] == ["Participant 1", "Bob Okafor"]
    assert fact(table, "Signed off by") == "Participant 1"


def test_who_left_is_in_the_list_and_in_every_file(tmp_path: Path) -> None:
    told = disputed()
    gone = msgspec.structs.replace(told.people[1], left=True)
    told = msgspec.structs.replace(told, people=[told.people[0], gone])
    grid = printed(signed(told))
    assert [one.told for one in grid.people] == ["facilitator", "participant, left"]
    assert '"left": true' in json.write(grid).decode()
    assert "Bob Okafor, IT OPS, participant, left" in markdown.write(grid).decode()
    assert "Bob Okafor (participant, left)" in pdf_tool("pdftotext", pdf.write(grid), tmp_path)
    sheets = load_workbook(BytesIO(xlsx.write(grid)))
    rows = (row for row in sheets["About"].values)
    assert ("Took part", "Bob Okafor (IT OPS, participant, left)") in rows


def test_whose_votes_were_entered_is_told_with_who_entered_them() -> None:
    told = disputed()
    entered = msgspec.structs.replace(told.people[1], entered_by=told.people[0].person)
    told = msgspec.structs.replace(told, people=[told.people[0], entered])
    facilitator, bob = printed(signed(told)).people
    assert bob.told == f"participant, votes entered by {facilitator.name}"


def test_the_four_always_have_their_lines() -> None:
    table = printed(fresh(signatories=[]))
    assert [one.office for one in table.signatures] == [
        "Relationship manager",
        "Business manager",
        "IT manager",
        "Business line manager",
    ]
    assert printed(fresh()).signatures[2].name == "Bob Okafor"


def test_what_is_not_known_is_not_printed() -> None:
    labels = [label for label, _ in printed(fresh()).facts]
    assert labels == ["Service", "Reference model", "Nearest reference model"]


def test_offices_are_called_as_they_were_when_it_was_signed() -> None:
    offices = [Signatory("it-manager", "Carol", title="Head of\x00 IT")]
    record = msgspec.structs.replace(signing.draft(Story("B").workshop), signatories=offices)
    assert about.titles(record) == about.OFFICES | {"it-manager": "Head of IT"}
    assert about.Signature("Head of IT", "Carol") in about.signatures(record, {})
    before = msgspec.structs.replace(record, signatories=[Signatory("it-manager", "Carol")])
    assert changes.of(before, record).about == ["IT manager: called Head of IT now"]
