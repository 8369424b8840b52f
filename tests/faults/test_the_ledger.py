"""The ledger: what was not measured again stays in the document as it was."""

from pathlib import Path

import pytest

from tests.faults import ledger
from tests.faults.ledger import COLUMNS, Ledger, Row

RAN: Row = dict.fromkeys(COLUMNS[3:9], 0) | {
    "fault": "F1 a fault", "rounds": 9, "acknowledged": 80, "slowest": "1.0 s", "seconds": 30.0,
}  # fmt: skip
CONTROLS = ("caught: cp: 5 lost of 5", "caught: restores as it was: 1 wrong of 3")


def noted(*rows: Row) -> dict[str, str]:
    """The row of F1 in the document after a run that made these rows."""
    made = Ledger()
    for row in rows:
        made.note(row)
    made.into_document()
    line = next(one for one in ledger.DOCUMENT.read_text().splitlines() if "| F1 " in one)
    return dict(zip(COLUMNS, (one.strip() for one in line.strip("|").split("|")), strict=True))


def control(what: str) -> Row:
    return {"fault": "F1 a fault", "control": what, "seconds": 2.0}


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """As it was after all of it was run."""
    document = tmp_path / "reliability.md"
    marks = (ledger.BEGIN, ledger.END, ledger.SOAK_BEGIN, ledger.SOAK_END)
    document.write_text("before\n{}\n{}\nbetween\n{}\n{}\nafter\n".format(*marks))
    monkeypatch.setattr(ledger, "DOCUMENT", document)
    return noted(RAN, *map(control, CONTROLS))


def test_a_control_alone_leaves_the_rest_of_its_row(first: dict[str, str]) -> None:
    assert noted(control("caught: cp: 7 lost of 7")) == first | {
        "control": "caught: cp: 7 lost of 7; restores as it was: 1 wrong of 3"
    }


def test_a_fault_alone_leaves_its_control(first: dict[str, str]) -> None:
    assert noted(RAN | {"rounds": 10}) == first | {"rounds": "10"}


def test_all_of_it_leaves_nothing(first: dict[str, str]) -> None:
    assert noted(RAN, control("caught: mv: 1 lost of 1"))["control"] == "caught: mv: 1 lost of 1"


def test_a_soak_has_a_table_of_its_own(first: dict[str, str]) -> None:
    for minutes in (50, 60):
        ledger.soaked({"fault": "soak", "minutes": minutes}, note=True)
    text = ledger.DOCUMENT.read_text()
    assert noted() == first
    assert text.endswith("| soak | 60 |\n<!-- soak: end -->\nafter\n")
    assert "| soak | 50 |" not in text
