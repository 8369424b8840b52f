"""The case box: everybody brings in what they lived through; whoever leads orders it."""

from typing import Any

import pytest

from app.workshop.cases import CASES, OWN
from tests.workshop import ask
from tests.workshop.story import Story


def night(title: str = "Nobody can log in", **more: Any) -> ask.AddCase:
    told = {"story": "It is dark.", "at": "Sunday 03:00", "processes": ["incident"]}
    return ask.AddCase(**{"title": title, **told, **more})


def titles(story: Story) -> list[str]:
    return [one["title"] for one in story.sees("cases")]


def test_anybody_brings_in_a_case_without_a_name_or_with_theirs() -> None:
    story = Story().with_the_usual_people()
    story.does("Olga", night())
    story.does("Bob", night("The vendor upgrades", processes=["change", "release"], named=True))
    first, second = story.sees("cases")
    assert first | {"gaps": ()} == {
        "id": "n1",
        "title": "Nobody can log in",
        "story": "It is dark.",
        "at": "Sunday 03:00",
        "processes": ["incident"],
        "by": "",
        "played": "",
        "found": 2,
        "open": 2,
        "gaps": (),
    }
    assert (second["id"], second["by"], second["processes"]) == ("n2", "bob", ["change", "release"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "at night"},
        {"at": "Sunday 03:00 Nowhere/There"},
        {"processes": ["printing"]},
        {"processes": ["incident", "incident"]},
    ],
)
def test_a_case_has_a_day_and_a_time_and_processes_there_are(wrong: dict[str, Any]) -> None:
    Story().refused("Ann", night(**wrong), "bad-field")


def test_only_who_leads_tells_one_anew_drops_and_places_it() -> None:
    story = Story().with_people(Bob="business")
    story.does("Bob", night(named=True))
    story.refused("Bob", night("In other words", item="n1"), "forbidden")
    story.does("Ann", night("In other words", item="n1"))
    assert [(one["title"], one["by"]) for one in story.sees("cases")] == [("In other words", "bob")]
    assert story.does("Ann", night("In other words", item="n1")) == [], "nothing new"
    story.does("Ann", night("Flood"))
    story.does("Ann", night("Audit"))
    story.does("Ann", ask.PlaceCase(case="n3", before="n1"))
    assert titles(story) == ["Audit", "In other words", "Flood"]
    story.does("Ann", ask.PlaceCase(case="n3"))
    assert titles(story) == ["In other words", "Flood", "Audit"]
    assert story.does("Ann", ask.PlaceCase(case="n3")) == [], "it is there"
    assert story.does("Ann", ask.PlaceCase(case="n3", before="n3")) == []
    story.does("Ann", ask.DropCase(case="n2"))
    assert titles(story) == ["In other words", "Audit"]
    for gone in (ask.DropCase(case="n2"), ask.PlaceCase(case="n1", before="n2")):
        story.refused("Ann", gone, "not-found")
    story.does("Ann", night("A new one"))
    assert story.sees("cases")[-1]["id"] == "n4", "no id is given twice"
    story.is_told_once_more()


def test_one_person_brings_in_so_many_and_a_workshop_keeps_so_many() -> None:
    story = Story().with_people(Bob="business")
    for number in range(OWN):
        story.does("Bob", night(f"Bob’s {number}"))
    story.refused("Bob", night("One more"), "wrong-state")
    for number in range(CASES - OWN):
        story.does("Ann", night(f"Ann’s {number}"))
    story.refused("Ann", night("One more"), "wrong-state")
    story.does("Ann", ask.DropCase(case="n1"))
    story.does("Ann", night("One more"))
