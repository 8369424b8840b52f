"""The contract register: who holds each contract, until when."""

import pytest

from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.contracts import CONTRACTS
from tests.workshop import ask
from tests.workshop.story import Story


def contract(**more: object) -> ask.RecordContract:
    told = {"reference": "C-17", "vendor": "CloudDesk", "covers": "The desk", "holder": "business"}
    return ask.RecordContract(**(told | more))  # type: ignore[arg-type]


def test_a_contract_is_kept_under_an_id_with_all_it_was_told_with() -> None:
    story = Story()
    more = {"engaged_by": "Sales", "starts": "2026-01-01", "ends": "2027-12-31"}
    story.does("Ann", contract(**more, notice="3 months", exit_plan="Take the data out."))
    assert story.sees("contracts") == [
        {
            "id": "c1",
            "reference": "C-17",
            "vendor": "CloudDesk",
            "covers": "The desk",
            "holder": "business",
            **more,
            "notice": "3 months",
            "exit_plan": "Take the data out.",
        }
    ]
    assert story.sees("registers") == {"contracts": 1}


def test_one_is_told_anew_by_its_id() -> None:
    story = Story()
    story.does("Ann", contract())
    seen = story.workshop.seq
    assert story.does("Ann", contract(item="c1")) == [], "nothing new"
    story.does("Ann", contract(item="c1", holder="it-ops"))
    assert [one["holder"] for one in story.sees("contracts")] == ["it-ops"]
    story.refused("Ann", contract(item="c1", holder="vendor", seen=seen), "conflict")
    story.refused("Ann", contract(item="c9"), "not-found")


@pytest.mark.parametrize(
    "dates",
    [{"ends": "2026-02-30"}, {"starts": "soon"}, {"starts": "2027-01-02", "ends": "2027-01-01"}],
)
def test_dates_are_dates_and_in_order(dates: dict[str, object]) -> None:
    Story().refused("Ann", contract(**dates), "bad-field")


def test_the_register_is_full_one_day() -> None:
    story = Story()
    for _ in range(CONTRACTS):
        story.does("Ann", contract())
    story.refused("Ann", contract(), "wrong-state")
    story.does("Ann", contract(item="c1", holder="it-ops"))


def test_contracts_are_signed() -> None:
    story = Story()
    assert '"contracts"' not in canonical(signing.draft(story.workshop))
    story.does("Ann", contract())
    (kept,) = parse(canonical(signing.draft(story.workshop))).contracts
    assert (kept.id, kept.vendor, kept.holder) == ("c1", "CloudDesk", "business")
