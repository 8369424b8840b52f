"""The door: locked, nobody new comes in; who is in stays in."""

from tests.workshop import ask, ev
from tests.workshop.story import Story


def test_behind_a_locked_door_nobody_new_comes_in() -> None:
    story = Story().with_the_usual_people()
    assert story.does("Ann", ask.LockDoor(True)) == [ev.DoorLocked(True)]
    assert story.does("Ann", ask.LockDoor(True)) == []
    assert story.sees("workshop")["locked"] is True
    story.refused("Eve", ask.Join(name="Eve", represents="other"), "forbidden")
    story.does("Ann", ask.LockDoor(False))
    story.with_people(Eve="other")


def test_who_is_in_goes_on_behind_a_locked_door() -> None:
    story = Story().with_the_usual_people()
    story.does("Ann", ask.LockDoor(True))
    story.looks_at()
    story.votes("Bob", "business")
    assert story.sees("cell:incident:application")["voted"] == 1


def test_a_door_is_locked_and_opened_when_all_is_signed() -> None:
    story = Story().with_the_usual_people()
    story.adopts()
    story.waives("supportability-transition")
    story.signs_off()
    story.does("Ann", ask.LockDoor(True))
    story.does("Ann", ask.LockDoor(False))
    story.with_people(Eve="other")
