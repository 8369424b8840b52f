"""One more person leads, or another one instead."""

from tests.agreement.story import Story


def role_of(story: Story, name: str) -> str:
    return str(next(one["role"] for one in story.sees("people") if one["name"] == name))


def test_leading_is_shared() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "share-facilitation", person="carol")
    assert (role_of(story, "Ann"), role_of(story, "Carol")) == ("facilitator", "facilitator")


def test_who_hands_over_for_neither_side_looks_on() -> None:
    story = Story().with_both_sides()
    story.does("Ann", "hand-over", person="carol")
    assert (role_of(story, "Ann"), role_of(story, "Carol")) == ("observer", "facilitator")


def test_who_hands_over_for_a_side_goes_on_for_it() -> None:
    story = Story(side=1).with_both_sides()
    story.does("Ann", "hand-over", person="bob")
    assert role_of(story, "Ann") == "participant"
    story.refused("Bob", "hand-over", "wrong-state", person="bob")


def test_nobody_leads_who_has_not_come_in() -> None:
    story = Story()
    story.link = "link"
    person = story.does("Ann", "invite", name="Rita", side=1)[-1].person
    story.refused("Ann", "share-facilitation", "wrong-state", person=person)


def test_an_operator_lets_somebody_in() -> None:
    story = Story()
    story.does("", "appoint", name="Ola")
    assert story.sees("people")[-1]["appointed"] is True
