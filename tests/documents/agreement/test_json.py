"""The agreement as JSON."""

import hashlib
import json
from typing import Any

import pytest

from app.documents.agreement.json import write
from tests.documents.agreement.telling import printed
from tests.documents.agreement.typed import holding
from tests.documents.hostile import TEXTS
from tests.partnership.agreements import NAMES, PHILOSOPHY, empty, signed, whole


def told(*states: Any, **more: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(write(printed(*states, **more)))
    return read


def test_all_sections_are_there_with_their_names() -> None:
    read = told(whole())
    assert read["format"] == 1
    assert read["title"] == "Payroll partnership"
    assert read["sides"] == ["Payroll business", "IT"]
    assert read["philosophy"] == PHILOSOPHY
    assert [(one["name"], one["role"], one["contact"]) for one in read["staff"][:2]] == [
        ("Ann Lindqvist", "Business manager", NAMES["c1"]),
        ("Bob Okafor", "business relationship-manager", NAMES["c2"]),
    ]
    assert read["meetings"][1]["attendees"] == ["Ann Lindqvist", "Bob Okafor", "Dana Whitfield"]
    assert read["meetings"][1]["rhythm"] == "every quarter on the first Tuesday"
    assert read["meetings"][1]["every"] == "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU"
    assert read["objectives"][1] == {
        "id": "o2", "title": "Two countries more on the one system", "measure": "", "due": "",
    }  # fmt: skip
    assert read["actions"][1]["owner"] == "Ann Lindqvist"
    assert read["appendices"][0]["hash"] == "5e" * 32
    assert [one["newer"] for one in read["citations"]] == [3, None]
    assert read["held"][0]["minutes"][1]["kind"] == "decision"
    assert read["proposals"][1]["by"] == "IT"
    assert read["people"][0]["name"] == "Ann Lindqvist"
    assert read["signatories"][0] == {"office": "Relationship manager", "name": "Bob Okafor"}


def test_a_draft_has_neither_revision_nor_hash_and_no_record() -> None:
    read = told(whole())
    assert (read["revision"], read["hash"], read["standing"]) == (None, None, "DRAFT")
    assert not {"record", "verify"} & read.keys()


def test_the_hash_of_a_revision_is_that_of_its_record() -> None:
    read = told(signed(whole(), 2))
    text = json.dumps(read["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert read["revision"] == 2
    assert hashlib.sha256(text.encode()).hexdigest() == read["hash"]


def test_gaps_are_sentences_and_say_where() -> None:
    gaps = told(empty())["gaps"]
    assert gaps[1] == {
        "says": "Nobody holds the role of relationship manager.",
        "rule": "role-unheld",
        "section": "staff",
        "role": "relationship manager",
    }
    assert told(whole())["gaps"][-1]["item"] == "o2"


def test_changes_are_told_field_by_field() -> None:
    assert told(whole())["changes"] is None
    changes = told(whole(), signed(whole(sides=["Pay", "IT"], actions=whole().actions[1:])))[
        "changes"
    ]
    assert changes["since"] == 1
    assert changes["about"] == ["Side: Payroll business, was “Pay”"]
    assert [(one["item"], one["how"]) for one in changes["items"]] == [("a1", "added")]


def test_an_erased_name_is_in_no_part_of_it() -> None:
    text = write(printed(signed(whole()), names={})).decode()
    assert "name erased" in text
    assert NAMES["c1"] not in text


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_kept(text: str) -> None:
    read = json.loads(write(holding(text)))
    assert read["philosophy"] == text.strip(" ")
    assert read["staff"][0]["name"] == text.strip(" ")
