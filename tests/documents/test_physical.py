"""Who executes and how they are reached, and what each night showed, as readers find them."""

import io
import json
from typing import Any

import msgspec
from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import about, markdown, naming, physical, xlsx
from app.documents.grid import of
from app.documents.json import write
from app.matrix.physical import Case, Executor, GapRecord
from app.matrix.record import Record
from tests.documents.records import NAMES, adopted, disputed, fresh


def desk(process: str, scope: str = "application", **more: Any) -> Executor:
    told = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": "k1", **more}
    return Executor(process=process, scope=scope, **told)


def gap(rule: str, state: Any = "open", **told: str) -> GapRecord:
    return GapRecord(process="incident", scope="interface", rule=rule, state=state, told=told)


def case(**more: Any) -> Case:
    told = {"id": "n1", "title": "Nobody can log in", "at": "Sunday 03:00", **more}
    return Case(**{"processes": ["incident"], **told})


def told(record: Record, **names: str) -> Any:
    return json.loads(write(of(record, "ab" * 32, {**NAMES, **names})))


def test_a_program_reads_executors_by_cell_and_contacts_as_they_are() -> None:
    record = msgspec.structs.replace(
        disputed(), executors=[desk("incident", escalation="k2"), desk("problem", contact="")]
    )
    first, second = told(record, k1="+358 9 123")["executors"]
    assert (first["process"], first["scope"], first["contact"]) == (
        "incident",
        "application",
        "+358 9 123",
    )
    assert (first["escalation"], first["steps_in"]) == ("(erased)", "")
    assert first["ids"] == {"contact": "k1", "escalation": "k2"}
    assert (second["contact"], second["ids"]) == ("", {})


def test_a_program_reads_cases_with_their_gaps_in_sentences() -> None:
    record = msgspec.structs.replace(
        disputed(), cases=[case(by="p1", gaps=[gap("no-number", name="CloudDesk")])]
    )
    (one,) = told(record)["cases"]
    assert (one["by"], one["at"], one["processes"]) == (
        "Ann Lindqvist",
        "Sunday 03:00",
        ["incident"],
    )
    assert one["gaps"] == [
        {
            "process": "incident",
            "scope": "interface",
            "rule": "no-number",
            "says": "Incident Mgmt (Interface): there is no number to call CloudDesk.",
            "state": "open",
        }
    ]


def test_people_read_one_line_of_all_cells_an_executor_does_in_the_same_way() -> None:
    same = [desk("incident"), desk("incident", "interface"), desk("problem")]
    record = msgspec.structs.replace(disputed(), executors=[*same, desk("change", hours="UTC")])
    rows = physical.executor_rows(
        physical.executors(record, {"k1": "+358 9 123"}), naming.of(record)
    )
    assert [row[:2] for row in rows] == [
        ["Incident Mgmt, Problem Mgmt (Application)", "CloudDesk"],
        ["Change Mgmt (Application)", "CloudDesk"],
    ]
    assert rows[0][2:] == ["vendor", "always", "+358 9 123", "", ""]


def test_what_became_of_a_night_is_told_with_it() -> None:
    nights = [
        case(played="2026-11-30T10:00:00.000Z"),
        case(title="Flood", gaps=[gap("unexecuted", "risk"), gap("no-number", name="Desk")]),
    ]
    record = msgspec.structs.replace(disputed(), cases=nights)
    passes, flood = physical.case_rows(physical.cases(record, {}), naming.of(record))
    assert passes == ["Nobody can log in", "Sunday 03:00", "Incident Mgmt", "passes", ""]
    assert flood[3:] == [
        "not played: 2 gaps",
        "Incident Mgmt (Interface): nobody executes it. (kept as a risk)\n"
        "Incident Mgmt (Interface): there is no number to call Desk.",
    ]
    assert physical.summary(record) == "1 of 2 pass; gaps: 1 kept as risks, 1 open"
    assert ("Cases", physical.summary(record)) in about.facts(record, "", "")


def test_in_one_column_no_scope_is_told() -> None:
    record = msgspec.structs.replace(adopted("A"), cases=[case(gaps=[gap("unexecuted")])])
    (one,) = physical.cases(record, {})
    assert one["gaps"][0]["says"] == "Incident Mgmt: nobody executes it."


def test_both_stand_in_every_file_where_there_are_any() -> None:
    empty = of(fresh("B"), None, NAMES)
    assert "Who executes" not in markdown.write(empty).decode()
    record = msgspec.structs.replace(
        fresh("B"), executors=[desk("incident")], cases=[case(gaps=[gap("unexecuted")])]
    )
    grid = of(record, None, {**NAMES, "k1": "=+358 9 123"})
    text = markdown.write(grid).decode()
    assert "## Who executes" in text
    assert "## Cases" in text
    assert "nobody executes it" in text
    book = load_workbook(io.BytesIO(xlsx.write(grid)))
    (executor,) = book["Who executes"].iter_rows(min_row=5, values_only=True)
    assert executor[4] == "=+358 9 123", "as text, and no formula"
    (night,) = book["Cases"].iter_rows(min_row=5, values_only=True)
    assert night[3] == "not played: 1 gap"
