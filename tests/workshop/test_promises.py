"""What is left open has an owner and a date, or a waiver."""

import pytest

from app.matrix.model import Model
from tests.workshop import ask, ev
from tests.workshop.story import Story


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people().at_own_pace()


def promise(owner: str = "Dana", due: str = "2026-12-24", next_step: str = "") -> ask.MakePromise:
    return ask.MakePromise(
        owner, due, next_step, process="supportability-transition", scope="application"
    )


def test_a_promise_has_an_owner_a_date_and_a_next_step() -> None:
    story = room()
    story.does("Ann", promise("Dana", "2026-12-24", "Ask the vendor."))
    assert story.cell("supportability-transition")["promise"] == {
        "owner": "Dana",
        "due": "2026-12-24",
        "next_step": "Ask the vendor.",
    }


@pytest.mark.parametrize(
    "due",
    ["", "tomorrow", "24.12.2026", "2026-02-30", "20261224", "2026-W52-4", "2026-12-24T10:00"],
)
def test_a_promise_needs_a_date_that_exists(due: str) -> None:
    room().refused("Ann", promise(due=due), "bad-field")


def test_the_last_word_counts_between_promise_and_waiver() -> None:
    story = room()
    story.does("Ann", promise())
    story.waives("supportability-transition", "application")
    cell = story.cell("supportability-transition")
    assert (cell["promise"], cell["waiver"]) == (None, "Next quarter.")
    story.does("Ann", promise("Erik"))
    cell = story.cell("supportability-transition")
    assert (cell["promise"]["owner"], cell["waiver"]) == ("Erik", None)


def test_a_cell_with_an_accountable_party_has_nothing_left_open() -> None:
    story = room()
    story.decides("it-ops", "supportability-transition")
    story.refused("Ann", promise(), "wrong-state")
    waive = ask.Waive("Later.", process="supportability-transition", scope="application")
    story.refused("Ann", waive, "wrong-state")


def test_a_promise_on_both_scopes_covers_those_that_are_open() -> None:
    story = room()
    story.decides("it-ops", scope="interface")
    both = ask.MakePromise("Dana", "2026-12-24", process="incident", scope="both")
    (promised,) = story.does("Ann", both)
    assert isinstance(promised, ev.Promised)
    assert promised.cells == ["incident:application"]


def test_deciding_for_a_party_closes_the_promise_and_deciding_tbd_keeps_it() -> None:
    story = room()
    story.does("Ann", promise())
    story.decides("tbd", "supportability-transition")
    assert story.cell("supportability-transition")["promise"]["owner"] == "Dana"
    story.reopens("supportability-transition")
    story.decides("business", "supportability-transition")
    assert story.cell("supportability-transition")["promise"] is None


def test_deciding_for_a_party_closes_the_waiver() -> None:
    story = room()
    story.waives("incident", "application")
    story.decides("business")
    assert story.cell()["waiver"] is None
