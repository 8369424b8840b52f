"""Checks go home in their sentences, with what became of each."""

import io
import json

from openpyxl import load_workbook  # type: ignore[import-untyped]  # no types

from app.documents import checked, naming, xlsx
from app.documents.json import write
from app.matrix.sections import CheckRecord
from tests.documents.records import fresh, printed, questioned, signed


def test_a_program_reads_each_with_its_sentence_and_its_state() -> None:
    checks = json.loads(write(printed(signed(questioned()))))["checks"]
    assert [one["state"] for one in checks] == ["open", "risk", "waived", "settled"]
    assert checks[0]["cell"] == "incident:application"
    assert checks[0]["says"].startswith("Incident Mgmt (Application): Nordic Pay AB executes it")
    assert (checks[2]["cell"], checks[2]["why"]) == (None, "They are judged in March.")
    assert checks[3]["says"].endswith("somebody answers for recovery.")


def test_a_reader_finds_what_settles_those_that_are_open() -> None:
    rows = checked.rows(checked.of(questioned()))
    assert [row[1:] for row in rows] == [
        ["open", "Record the contract and its holder."],
        ["kept as a risk", ""],
        ["waived: They are judged in March.", ""],
        ["settled", ""],
    ]
    assert checked.settled(checked.of(questioned())) == "1 of 4 checks are settled."


def test_where_the_scopes_are_one_column_a_cell_is_its_process() -> None:
    one = CheckRecord(id="unexecuted:change:application", cell="change:application", state="open")
    (told,) = checked.of(fresh("A", checks=[one]))
    assert told.says.startswith("Change Mgmt: the business is accountable")


def test_what_stands_in_a_check_is_cleaned_for_print() -> None:
    vendor = {"vendor": "Desk\x07\u202e"}
    (told,) = checked.of(
        fresh("A", checks=[CheckRecord(id="vendor-alone", state="open", told=vendor)])
    )
    assert told.says.startswith("No contract with Desk is recorded")


def test_a_workbook_has_all_of_them() -> None:
    book = load_workbook(io.BytesIO(xlsx.write(printed(signed(questioned())))))
    rows = list(book["Checks"].iter_rows(min_row=5, values_only=True))
    assert [row[1] for row in rows][-1] == "settled"
    assert len(rows) == 4


def test_what_is_the_same_of_many_cells_is_one_line() -> None:
    """The business is accountable everywhere, and nobody executes anything."""
    keys = ["request:application", "request:interface", "incident:application"]
    checks = [CheckRecord(id=f"unexecuted:{key}", cell=key, state="open") for key in keys]
    other = CheckRecord(id="unexecuted:change:interface", cell="change:interface", state="risk")
    record = fresh("C", checks=[*checks, other])
    one, apart = checked.pending(checked.of(record), naming.of(record))
    assert one.says.startswith("Request Mgmt, Incident Mgmt (Application): the business")
    assert apart.says.startswith("Change Mgmt (Interface): the business")


def test_what_is_about_another_vendor_stays_apart() -> None:
    checks = [
        CheckRecord(id=f"uncontracted:{key}", cell=key, state="open", told={"vendor": vendor})
        for key, vendor in (("request:application", "Ätna"), ("incident:application", "Desk"))
    ]
    record = fresh("C", checks=checks)
    told = checked.pending(checked.of(record), naming.of(record))
    assert ["Ätna" in one.says for one in told] == [True, False]
