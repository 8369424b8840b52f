"""Where votes are taken: together on one cell, or each at their own pace."""

import pytest

from app.matrix.catalogue import FOURTEEN
from app.matrix.model import Model
from tests.workshop import ask, ev
from tests.workshop.story import Story, pace, vote


def room(model: Model = "B") -> Story:
    return Story(model).with_the_usual_people()


def own_pace(model: Model = "B") -> Story:
    return room(model).at_own_pace()


# Together: only the cell the room is looking at takes votes


def test_nobody_can_vote_before_the_room_looks_at_a_cell() -> None:
    room().refused("Bob", vote("business"), "wrong-state")


def test_bob_votes_on_the_cell_the_room_is_looking_at() -> None:
    story = room()
    story.looks_at("incident")
    assert story.votes("Bob", "business") == [ev.VoteCast("bob", "incident:application", 1)]
    assert story.cell()["voted"] == 1
    assert story.cell()["voters"] == ["bob"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        vote("business", "problem"),
        vote("business", "incident", "interface"),
        vote("business", "incident", "both"),
    ],
)
def test_a_vote_on_any_other_cell_is_refused_whole(elsewhere: ask.CastVote) -> None:
    story = room()
    story.looks_at("incident", "application")
    story.refused("Bob", elsewhere, "wrong-state")


def test_looking_at_both_scopes_takes_votes_on_either_and_on_both() -> None:
    story = room()
    story.looks_at("incident", "both")
    story.votes("Bob", "business", scope="both")
    story.votes("Carol", "it-ops", scope="interface")
    assert story.cell(scope="application")["voters"] == ["bob"]
    assert story.cell(scope="interface")["voters"] == ["bob", "carol"]


def test_when_the_room_looks_elsewhere_earlier_votes_stay() -> None:
    story = room()
    story.looks_at("incident")
    story.votes("Bob", "business")
    story.looks_at("problem")
    story.refused("Bob", vote("it-ops"), "wrong-state")
    assert story.cell()["voters"] == ["bob"]


def test_looking_at_the_same_cell_again_changes_nothing() -> None:
    story = room()
    assert story.looks_at() == [ev.Focused("incident", "application")]
    assert story.looks_at() == []


# At one's own pace: every open cell takes votes


def test_at_their_own_pace_people_vote_on_any_cell() -> None:
    story = own_pace()
    story.votes("Bob", "business", "request")
    story.votes("Bob", "it-ops", "control", "both")
    assert story.sees_alone("Bob")["mine"] == {
        "request:application": "business",
        "control:application": "it-ops",
        "control:interface": "it-ops",
    }


def test_the_same_pace_again_changes_nothing() -> None:
    story = room()
    assert story.does("Ann", pace("together")) == []
    assert story.does("Ann", pace("own")) == [ev.PaceSet("own")]
    assert story.does("Ann", pace("own")) == []


def test_back_together_only_the_cell_in_focus_takes_votes() -> None:
    story = own_pace()
    story.looks_at("change")
    story.does("Ann", pace("together"))
    story.refused("Bob", vote("business", "incident"), "wrong-state")
    story.votes("Bob", "business", "change")


# The whole matrix: what was revealed at once


def pre_work() -> Story:
    """Bob and Carol agree on one cell and differ on two; nobody spoke on the rest."""
    story = own_pace().all_vote("request", Bob="business", Carol="business")
    story.all_vote("incident", Bob="business", Carol="it-ops")
    return story.all_vote("change", Bob="it-ops", Carol="business")


def test_what_was_revealed_at_once_is_looked_at_until_a_cell_is_brought_up() -> None:
    story = pre_work()
    assert story.sees("overview") is False
    story.does("Ann", ask.RevealAll())
    assert story.sees("overview") is True
    story.looks_at("incident")
    assert story.sees("overview") is False


def test_the_cell_that_was_in_focus_before_can_be_brought_up() -> None:
    story = pre_work()
    story.looks_at("incident")
    story.does("Ann", ask.RevealAll())
    assert story.sees("overview") is True
    assert story.looks_at("incident") == [ev.Focused("incident", "application")]
    assert story.sees("overview") is False
    assert story.looks_at("incident") == []


def test_one_cell_beside_that_in_focus_takes_nobodys_eyes_off_it() -> None:
    story = pre_work()
    story.looks_at("request")
    story.reveals("request")
    story.reveals("incident")
    assert story.sees("overview") is False


def test_with_nothing_in_focus_one_revealed_cell_is_looked_at_in_the_whole() -> None:
    story = pre_work()
    story.reveals("incident")
    assert story.sees("overview") is True


def test_there_is_no_more_to_look_at_once_all_of_it_is_decided() -> None:
    story = pre_work()
    story.does("Ann", ask.RevealAll())
    for process in ("request", "incident", "change"):
        assert story.sees("overview") is True
        story.decides("business", process)
    assert story.sees("overview") is False
    story.undoes()
    assert story.sees("overview") is True


def test_joined_scopes_are_one_cell_beside_that_in_focus() -> None:
    story = own_pace("A").all_vote("request", "both", Bob="business")
    story.all_vote("incident", "both", Bob="business")
    story.looks_at("request", "both")
    story.does("Ann", ask.RevealAll())
    assert story.sees("overview") is False


def test_a_signed_matrix_is_not_looked_at_to_be_decided() -> None:
    story = pre_work()
    story.does("Ann", ask.RevealAll())
    for process in FOURTEEN.processes:
        story.waives(process)
    story.signs_off()
    assert story.sees("overview") is False
