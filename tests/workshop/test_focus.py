"""Where votes are taken: together on one cell, or each at their own pace."""

import pytest

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
