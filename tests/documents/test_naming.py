"""Names of processes and cells: published, as the workshop calls them, and of what was dropped."""

import msgspec

from app.documents import naming
from app.documents.naming import GONE
from app.matrix.catalogue import Cell
from app.matrix.sections import Wording
from tests.documents.records import fresh

BOTH = [Cell("change", "application"), Cell("change", "interface")]


def test_a_scope_is_told_only_where_one_is_meant() -> None:
    apart, joined = naming.of(fresh("C")), naming.of(fresh("A"))
    assert apart.places(BOTH) == "Change Mgmt"
    assert apart.places(BOTH[:1]) == "Change Mgmt (Application)"
    assert joined.places(BOTH[:1]) == "Change Mgmt"
    assert joined.cell("change:interface") == "Change Mgmt (Interface)"


def test_a_process_is_called_as_this_workshop_calls_it() -> None:
    words = [
        Wording(process="change", name="Release gate"),
        Wording(process="own-1", name="Data quality"),
        Wording(process="incident", means="getting it back"),
    ]
    told = naming.of(msgspec.structs.replace(fresh(), wording=words))
    assert [told.process(one) for one in ("change", "own-1", "incident")] == [
        *("Release gate", "Data quality", "Incident Mgmt")
    ]


def test_what_was_dropped_since_has_no_name_of_its_own() -> None:
    assert naming.of(fresh()).places([Cell("own-7", "interface")]) == f"{GONE} (Interface)"
