"""The catalogue: the published one, and any other as a value of the same kind."""

import msgspec

from app.matrix.catalogue import FOURTEEN, Catalogue, Cell, last_own


def test_the_processes_are_fourteen_in_the_published_order() -> None:
    assert FOURTEEN.processes == (
        "request",
        "incident",
        "situation",
        "problem",
        "change",
        "enhancement",
        "release",
        "service-level",
        "configuration",
        "supportability-transition",
        "continuity",
        "licence",
        "contract",
        "control",
    )


def test_a_cell_is_a_process_in_a_scope_and_there_are_28() -> None:
    assert FOURTEEN.scopes == ("application", "interface")
    assert len(set(FOURTEEN.cells)) == 28
    assert FOURTEEN.cells[:3] == (
        Cell("request", "application"),
        Cell("request", "interface"),
        Cell("incident", "application"),
    )
    assert FOURTEEN.cells[0].key == "request:application"


def test_a_catalogue_is_a_value_that_can_be_written_down_and_read() -> None:
    again = msgspec.json.decode(msgspec.json.encode(FOURTEEN), type=Catalogue)
    assert again == FOURTEEN
    assert again.references == FOURTEEN.references


def test_another_catalogue_has_other_cells() -> None:
    small = Catalogue(("request", "backup"), ("application",), {"C": ("tbd", "it-ops")}, ())
    assert [cell.key for cell in small.cells] == ["request:application", "backup:application"]
    assert small.references["C"][Cell("backup", "application")] == "it-ops"


def test_what_is_decided_comes_in_the_order_of_the_catalogue() -> None:
    decided = FOURTEEN.decided({"change:interface": "it-ops", "request:application": "business"})
    assert [cell.key for cell in decided] == ["request:application", "change:interface"]


def test_the_last_number_of_its_own_is_a_number() -> None:
    assert last_own(["own-2", "incident", "own-10", "own-x"]) == 10
    assert last_own(FOURTEEN.processes) == 0
