"""Who knows it says whether it is right who executes a cell, or in a sentence what is not."""

from typing import Any

import pytest

from app.workshop import people
from app.workshop.confirming import SAID, SENTENCE
from tests.workshop import ask
from tests.workshop.story import Story

INCIDENT: Any = {"process": "incident", "scope": "application"}
DESK: Any = {"name": "CloudDesk", "kind": "vendor", "hours": "always", "contact": "+358 9 123"}


def room() -> Story:
    story = Story("B").with_the_usual_people()
    story.does("Ann", ask.NameExecutor(**INCIDENT, **DESK))
    return story


def says(story: Story, name: str, text: str = "") -> list[Any]:
    """What is not right, or without a word that it is."""
    return story.does(name, ask.ConfirmExecutors(**INCIDENT, right=not text, text=text))


def test_what_is_not_right_is_said_with_who_says_it() -> None:
    story = room()
    assert story.cell()["confirmed"] is None
    says(story, "Bob")
    says(story, "Carol", "They sleep at night.")
    assert story.cell()["confirmed"] == {
        "right": 1,
        "wrong": 1,
        "by": ["bob", "carol"],
        "says": [{"person": "carol", "text": "They sleep at night."}],
    }


def test_who_says_another_thing_later_is_taken_by_that() -> None:
    story = room()
    says(story, "Carol", "They sleep at night.")
    assert says(story, "Carol", "They sleep at night.") == []
    says(story, "Carol")
    assert story.cell()["confirmed"]["says"] == []


def test_once_something_else_is_written_nobody_has_said_anything_of_it() -> None:
    story = room()
    says(story, "Carol", "Another number.")
    story.does("Ann", ask.NameExecutor(**INCIDENT, **{**DESK, "contact": "+358 9 124"}))
    assert story.cell()["confirmed"] is None
    says(story, "Carol")
    story.does("Ann", ask.DropExecutor(**INCIDENT, name="CloudDesk"))
    assert story.cell()["confirmed"] is None


def test_where_nobody_executes_there_is_nothing_to_say() -> None:
    story = Story("B").with_the_usual_people()
    story.refused("Bob", ask.ConfirmExecutors(**INCIDENT, right=True), "not-found")


def test_what_is_not_right_is_said_in_a_sentence() -> None:
    story = room()
    story.refused("Bob", ask.ConfirmExecutors(**INCIDENT, right=False), "bad-field")
    assert ask.ConfirmExecutors.own_fields["text"][0] == SENTENCE


def test_who_was_removed_says_nothing_any_more() -> None:
    story = room()
    says(story, "Carol", "They sleep at night.")
    story.does("Ann", ask.RemovePerson("carol"))
    assert story.cell()["confirmed"] is None


def test_of_many_the_last_few_are_told_and_in_a_crowd_nobody_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = room().with_people(Dora="business", Emil="business")
    for name in ("Bob", "Carol", "Dev", "Vera", "Dora", "Emil"):
        says(story, name, f"{name} says so.")
    told = story.cell()["confirmed"]
    assert (told["wrong"], len(told["says"])) == (6, SAID)
    assert told["says"][0]["person"] == "carol"
    monkeypatch.setattr(people, "CROWD", 3)
    told = story.cell()["confirmed"]
    assert (told["by"], told["says"][0]["person"]) == (None, None)
