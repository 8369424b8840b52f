"""The words of the matrix are the words programs outside rely on."""

from typing import get_args

from app.matrix.model import (
    CELLS,
    CHOICES,
    PROCESSES,
    REPRESENTS,
    SCOPES,
    WORDS,
    Accountable,
    Cell,
)


def test_the_processes_are_fourteen_in_the_published_order() -> None:
    assert PROCESSES == (
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
    assert SCOPES == ("application", "interface")
    assert len(set(CELLS)) == 28
    assert CELLS[:3] == (
        Cell("request", "application"),
        Cell("request", "interface"),
        Cell("incident", "application"),
    )
    assert CELLS[0].key == "request:application"


def test_a_vote_may_be_any_accountable_value_or_no_view() -> None:
    assert get_args(Accountable) == ("it-ops", "it-delivery", "business", "tbd")
    assert (*get_args(Accountable), "abstain") == CHOICES


def test_people_represent_a_party_a_vendor_or_others() -> None:
    assert REPRESENTS == ("business", "it-ops", "it-delivery", "vendor", "other")


def test_every_choice_has_its_printed_word() -> None:
    assert WORDS == {
        "it-ops": "IT OPS",
        "it-delivery": "IT Delivery",
        "business": "Business",
        "tbd": "t.b.d.",
        "abstain": "no view",
    }
