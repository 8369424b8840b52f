"""What stands around the matrix."""

from app.documents import grid
from app.documents.grid import Grid
from tests.documents.records import (
    disputed,
    fresh,
    printed,
    signed,
)


def fact(told: Grid, label: str) -> str:
    return dict(told.facts).get(label, "")


def test_an_erased_name_becomes_a_place_in_the_list() -> None:
    table = grid.of(signed(disputed()), "ab" * 32, {"p2": "Bob Okafor"})
    assert [one.name for one in table.people][:2] == ["Participant 1", "Bob Okafor"]
    assert fact(table, "Signed off by") == "Participant 1"


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
