"""Facilitating: shared, handed over, and never left to nobody."""

import pytest

from tests.workshop import ask
from tests.workshop.story import Story


def room() -> Story:
    return Story("B").with_the_usual_people()


def test_facilitation_can_be_shared() -> None:
    story = room()
    story.does("Ann", ask.ShareFacilitation("bob"))
    assert (story.roles()["ann"], story.roles()["bob"]) == ("facilitator", "facilitator")
    story.does("Bob", ask.SetPace("own"))


def test_facilitation_can_be_handed_over() -> None:
    story = room()
    story.does("Ann", ask.HandOver("carol"))
    assert (story.roles()["ann"], story.roles()["carol"]) == ("participant", "facilitator")
    story.refused("Ann", ask.SetPace("own"), "forbidden")
    story.does("Carol", ask.SetPace("own"))


def test_an_observer_can_be_handed_the_facilitation() -> None:
    story = room()
    story.does("Ann", ask.HandOver("olga"))
    assert story.roles()["olga"] == "facilitator"


def test_ann_cannot_hand_over_to_herself() -> None:
    room().refused("Ann", ask.HandOver("ann"), "wrong-state")


@pytest.mark.parametrize(
    "command",
    [
        ask.RemovePerson("ann"),
        ask.CorrectPerson(person="ann", role="participant"),
        ask.CorrectPerson(person="ann", role="observer"),
    ],
)
def test_the_last_facilitator_can_neither_leave_nor_step_down(command: ask.Ask) -> None:
    story = room()
    story.refused("Ann", command, "wrong-state")
    story.does("Ann", ask.ShareFacilitation("bob"))
    story.does("Ann", command)
    assert [who for who, role in story.roles().items() if role == "facilitator"] == ["bob"]
