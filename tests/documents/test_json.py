"""The JSON file: the contract's keys, and a hash anybody can compute."""

import hashlib
import json
from typing import Any

import pytest

from app.documents.grid import Grid
from app.documents.json import write
from app.matrix import record
from tests.documents.hostile import TEXTS, holding
from tests.documents.records import adopted, disputed, fresh, printed, signed


def told(grid: Grid) -> Any:
    return json.loads(write(grid))


def test_a_draft_has_its_keys_and_no_number() -> None:
    draft = told(printed(fresh("B")))
    assert (draft["service"], draft["model"]) == ("Payroll", "B")
    assert (draft["revision"], draft["hash"], draft["standing"]) == (None, None, "DRAFT")
    assert "record" not in draft


@pytest.mark.parametrize("grid", [printed(adopted("A")), printed(fresh("C"))])
def test_there_are_always_28_cells_in_the_published_order(grid: Grid) -> None:
    cells = told(grid)["cells"]
    assert [(one["process"], one["scope"]) for one in cells][:3] == [
        ("request", "application"),
        ("request", "interface"),
        ("incident", "application"),
    ]
    assert len(cells) == 28


def test_a_cell_says_who_in_words_and_everything_behind_it() -> None:
    change = told(printed(signed(disputed())))["cells"][8]
    contract = ("process", "name", "scope", "accountable", "state", "executed_by")
    assert [change[key] for key in contract] == [
        "change",
        "Change Mgmt",
        "application",
        "IT OPS",
        "decided",
        "Change desk",
    ]
    assert change["accountable_id"] == "it-ops"
    assert change["rationale"].startswith("Whoever is woken")
    assert change["dissent"].startswith("Carol: the business will wait")
    assert change["rounds"][0]["tally"]["business"] == {"business": 3, "it-delivery": 1}


def test_open_points_have_their_promise_or_their_waiver() -> None:
    cells = {(one["process"], one["scope"]): one for one in told(printed(disputed()))["cells"]}
    assert cells["continuity", "application"]["promise"] == {
        "owner": "Dana Whitfield",
        "due": "2026-12-24",
        "next_step": "Ask Nordic Pay for its last test report",
    }
    assert cells["continuity", "interface"]["promise"] is None
    waived = cells["supportability-transition", "application"]
    assert (waived["accountable"], waived["waiver"]) == ("t.b.d.", "Left to the next meeting")


@pytest.mark.parametrize("text", [*TEXTS, "\x7f\u2028\u0085", '"\\/\b\t\n'])
def test_anybody_can_compute_the_hash_from_the_file_alone(text: str) -> None:
    file = told(holding(text))
    canonical = json.dumps(
        file["record"], sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert hashlib.sha256(canonical.encode()).hexdigest() == file["hash"]


def test_a_changed_word_changes_the_hash() -> None:
    file = told(printed(signed(disputed())))
    file["record"]["cells"][0]["accountable"] = "it-delivery"
    changed = record.parse(json.dumps(file["record"]))
    assert record.digest(record.canonical(changed)) != file["hash"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_ann_typed_comes_back_whole(text: str) -> None:
    incident = told(holding(text))["cells"][2]
    assert incident["rationale"] == incident["executed_by"] == text.strip(" ")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert write(printed(signed(disputed()))) == write(printed(signed(disputed())))
