"""The table every export prints."""

from app.documents import grid
from app.documents.grid import Grid
from app.documents.signatures import Reading
from app.matrix.record import Promise
from tests.documents.records import (
    NAMES,
    adopted,
    disputed,
    fresh,
    printed,
    signed,
    where,
)


def fact(told: Grid, label: str) -> str:
    return dict(told.facts).get(label, "")


def test_a_fresh_matrix_is_t_b_d_and_says_that_nobody_decided() -> None:
    table = printed(fresh("B"))
    assert {(one.word, one.standing) for one in table.printed} == {("t.b.d.", "open (not decided)")}
    assert table.columns == ["Application", "Interface"]
    assert [row.name for row in table.rows][:2] == ["Request Mgmt", "Incident Mgmt"]
    assert len(table.rows) == 14
    assert len(table.open_points) == 28


def test_model_a_is_one_column_and_still_28_cells() -> None:
    table = printed(adopted("A"))
    assert table.columns == ["Application & Interface"]
    assert {len(row.entries) for row in table.rows} == {1}
    assert [one.scope for one in table.cells] == ["application", "interface"] * 14


def test_a_joined_table_never_hides_a_difference() -> None:
    told = where(adopted("A"), "change", "interface", accountable="business")
    table = printed(told)
    assert table.columns == ["Application", "Interface"]
    assert [one.word for one in table.rows[4].entries] == ["IT OPS", "Business"]


def test_an_open_point_carries_owner_date_and_next_step_or_its_waiver() -> None:
    waived, promised = printed(disputed()).open_points
    assert (waived.name, waived.waiver) == (
        "Supportability & Transition Mgmt",
        "Left to the next meeting",
    )
    assert (promised.owner, promised.due) == ("Dana Whitfield", "2026-12-24")
    assert promised.next_step == "Ask Nordic Pay for its last test report"


def test_a_promise_on_a_decided_cell_is_no_open_point() -> None:
    told = where(adopted("A"), "request", "application", promise=Promise("Ann", "2026-12-24", ""))
    assert printed(told).open_points == []


def test_what_changed_since_the_revision_before_stands_at_its_cell() -> None:
    before = where(signed(disputed()), "change", "application", accountable="business")
    table = grid.of(disputed(), None, NAMES, before, Reading("Europe/Helsinki"))
    assert table.rows[4].entries[0].changed == ["Business → IT OPS"]
    assert table.changes is not None
    assert table.changes.since == 1
    assert "(15:10 +02:00, Europe/Helsinki)" in table.rows[4].entries[0].earlier[0]


def test_a_draft_has_neither_number_nor_hash_even_if_one_is_offered() -> None:
    table = grid.of(disputed(), "ab" * 32, NAMES)
    assert (table.draft, table.standing, table.hash) == (True, "DRAFT", None)


def test_a_revision_says_number_hash_time_and_who_closed_it() -> None:
    table = grid.of(signed(disputed(), 3), "ab" * 32, NAMES)
    assert (table.draft, table.standing, table.hash) == (False, "Revision 3", "ab" * 32)
    assert fact(table, "Signed off") == "2026-11-21 14:03 UTC"
    assert fact(table, "Signed off by") == "Ann Lindqvist"


def test_harmful_signs_are_gone_from_every_text() -> None:
    told = where(
        fresh(service="Pay\0roll", parked=["a\u202eb"]),
        "request",
        "application",
        rationale="\ud800x",
        promise=Promise("Ann\x07", "2026-12-24", "y\r\nz"),
    )
    table = printed(told)
    first = table.printed[0]
    assert (table.service, table.parked) == ("Payroll", ["ab"])
    assert (first.rationale, first.owner, first.next_step) == ("x", "Ann", "y\nz")
