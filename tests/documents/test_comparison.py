"""Two revisions side by side, for programs and for people."""

import json
from typing import Any

from msgspec.structs import replace

from app.documents import comparison
from app.documents.comparison import Pair, Side
from app.matrix.record import Record, canonical, digest
from app.matrix.sections import Contract
from tests.documents.records import adopted, signed, where

CHANGE = ("change", "application")


def side(record: Record) -> Side:
    content = canonical(record)
    return Side(digest(content), content)


def both(before: Record, now: Record) -> Pair:
    return Pair(side(signed(before, 1)), side(signed(now, 2)))


def contract(**more: Any) -> Contract:
    told = {"id": "c1", "reference": "C-17", "vendor": "Desk", "covers": "It", "holder": "it-ops"}
    return Contract(**(told | more))


def moved() -> Pair:
    """Change goes from the business to IT OPS, one contract came and one ends otherwise."""
    before = adopted("B", contracts=[contract()])
    now = where(before, *CHANGE, accountable="it-ops", adopted=False, rationale="We | run it.")
    kept = contract(ends="2027-06-30")
    return both(before, replace(now, contracts=[kept, contract(id="c2", reference="C-18")]))


def test_every_cell_is_told_with_what_it_was_and_is() -> None:
    told = json.loads(comparison.as_json(moved()))
    assert (told["from"]["revision"], told["to"]["revision"]) == (1, 2)
    assert [told[way]["hash"] for way in ("from", "to")] == [one.hash for one in moved()]
    assert len(told["cells"]) == 28
    (one,) = [cell for cell in told["cells"] if cell["changed"]]
    assert (one["process"], one["scope"], one["name"]) == (*CHANGE, "Change Mgmt")
    assert (one["from"]["accountable"], one["to"]["accountable"]) == ("Business", "IT OPS")
    assert (one["from"]["accountable_id"], one["to"]["accountable_id"]) == ("business", "it-ops")
    assert one["changed"] == ["Business → IT OPS", "reason: new"]


def test_what_stands_beside_the_matrix_is_compared_by_item() -> None:
    told = json.loads(comparison.as_json(moved()))["beside"]
    assert told["contracts"] == {"added": ["C-18"], "gone": [], "changed": ["C-17"]}
    back = json.loads(comparison.as_json(Pair(moved().now, moved().before)))["beside"]
    assert back["contracts"] == {"added": [], "gone": ["C-18"], "changed": ["C-17"]}
    assert told["risks"] == {"added": [], "gone": [], "changed": []}


def test_a_revision_beside_itself_has_not_changed() -> None:
    one = side(signed(adopted("B")))
    told = json.loads(comparison.as_json(Pair(one, one)))
    assert not any(cell["changed"] for cell in told["cells"])
    assert "28 of 28 cells are as they were." in comparison.as_markdown(Pair(one, one)).decode()


def test_people_read_what_changed_alone() -> None:
    page = comparison.as_markdown(moved()).decode()
    assert page.startswith("# Payroll: revision 1 and revision 2\n")
    assert "| Change Mgmt | Application | Business | IT OPS |" in page
    assert "27 of 28 cells are as they were." in page
    assert "- added: C-18\n- changed: C-17" in page
    assert "Incident" not in page


def test_a_cell_that_is_open_is_told_as_open() -> None:
    now = where(adopted("B"), *CHANGE, state="open", accountable="tbd", adopted=False)
    page = comparison.as_markdown(both(adopted("B"), now)).decode()
    assert "| Change Mgmt | Application | Business | open |" in page
