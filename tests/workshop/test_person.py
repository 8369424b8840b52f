"""By which hand somebody acts follows from how they came in."""

from tests.workshop import ask
from tests.workshop.story import Story


def test_by_which_hand_somebody_acts() -> None:
    story = Story("B").with_people(Bob="business")
    about = {"process": "incident", "scope": "application", "represents": "business"}
    story.at_own_pace().does("Ann", ask.VoteFor(name="Hanna", choice="tbd", **about))  # type: ignore[arg-type]
    ivar = story.comes_by_link("Ivar")
    eve = story.invites("Eve")
    people = story.workshop.people
    hanna = next(one for one in people.values() if one.entered_by)
    assert people["bob"].method == "own device"
    assert people[ivar].method == "own link"
    assert hanna.method == "in the room"
    assert [people[one].is_in for one in ("bob", ivar, hanna.person)] == [True] * 3
    assert not people[eve].is_in
