"""A workshop as it stands: its cells by name, its people by name, and the last twenty acts."""

import pytest

from app.asks.refusal import Refusal
from app.workshop.state import ACTS, Workshop
from tests.workshop.story import Story

KEY = "incident:application"


def workshop() -> Workshop:
    story = Story("B").with_people(Bob="business")
    Story.told.remove(story)  # what is done to it here is in no log
    return story.workshop


def act(one: Workshop, seq: int, what: str, keys: list[str], by: str = "ann") -> None:
    """Somebody does something, under this number."""
    one.seq = seq
    one.act(by, what, keys)


def test_joined_scopes_move_as_one() -> None:
    one = workshop()
    assert one.keys("incident", "application") == [KEY]
    assert one.keys("incident", "both") == [KEY, "incident:interface"]
    one.joined = True
    assert one.keys("incident", "application") == [KEY, "incident:interface"]


def test_only_the_last_acts_can_be_taken_back() -> None:
    one = workshop()
    for seq in range(ACTS + 5):
        act(one, seq, "decision", [KEY])
    assert [act.seq for act in one.acts] == list(range(5, ACTS + 5))


def test_an_act_whose_cell_has_moved_on_stays() -> None:
    one = workshop()
    act(one, 1, "decision", [KEY])
    act(one, 2, "decision", ["change:interface"])
    one.touch([KEY])
    assert [act.seq for act in one.acts] == [2]


def test_an_act_that_stays_holds_the_older_ones_on_its_cells() -> None:
    """The second act was on both cells: while it stays, the first cannot be taken from under it."""
    one = workshop()
    act(one, 1, "decision", ["change:interface"])
    act(one, 2, "adoption", [KEY, "change:interface"])
    act(one, 3, "decision", ["problem:application"])
    one.touch([KEY])
    assert [act.seq for act in one.acts] == [3]


def test_a_new_name_looks_new() -> None:
    one = workshop()
    before = one.looks_like("bob")
    one.rename("bob", "Robert")
    assert one.looks_like("bob") != before
    one.rename("bob", "")
    assert one.people["bob"].name == "Participant 2"


def test_a_stranger_facilitates_nothing() -> None:
    one = workshop()
    assert one.is_facilitator("ann")
    assert not one.is_facilitator("bob")
    assert not one.is_facilitator("mallory")


def test_who_saw_the_last_change_may_go_on_and_who_did_not_may_not() -> None:
    one = workshop()
    one.seq = 7
    one.amended(KEY)
    one.seq = 9
    one.unchanged(7, KEY)
    one.unchanged(6, "change:interface")
    with pytest.raises(Refusal, match="changed-since"):
        one.unchanged(6, "change:interface", KEY)


def test_a_number_that_no_screen_has_had_is_of_another_history() -> None:
    one = workshop()
    one.unchanged(one.seq, KEY)
    with pytest.raises(Refusal, match="changed-since"):
        one.unchanged(one.seq + 1, KEY)


def test_what_can_be_taken_back_has_a_number_of_its_own() -> None:
    one = workshop()
    act(one, 1, "decision", [KEY])
    one.seq = 5
    one.touch(["change:interface"])
    assert one.changed["undo:ann"] < 5
    one.touch([KEY])
    assert one.changed["undo:ann"] == 5
