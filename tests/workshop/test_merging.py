"""Two people have lived through the same night: their cases become one, and nothing is lost."""

from typing import Any

from app.workshop.registers import NOTE
from tests.workshop import ask
from tests.workshop.story import Story


def room() -> Story:
    story = Story("B").with_the_usual_people()
    brings(story, "Bob", "Nobody can log in", "incident", "situation", story="It was dark.")
    brings(story, "Carol", "The login is down", "problem", "incident", at="Monday 08:00")
    return story


def brings(room: Story, name: str, title: str, *through: str, **more: Any) -> None:
    told = {"story": "", "at": "Sunday 03:00", **more}
    room.does(name, ask.AddCase(title=title, processes=[*through], **told))


def test_the_one_goes_through_the_processes_of_both_and_tells_both_stories() -> None:
    story = room()
    story.does("Ann", ask.MergeCases(case="n2", into="n1"))
    (one,) = story.sees("cases")
    assert (one["id"], one["title"], one["at"]) == ("n1", "Nobody can log in", "Sunday 03:00")
    assert one["processes"] == ["incident", "situation", "problem"]
    assert one["story"] == "It was dark.\nThe login is down"


def test_a_risk_that_was_kept_of_the_one_is_one_of_both() -> None:
    story = room()
    story.decides("business", "problem", "both")
    about = {"title": "Nobody is called", "category": "continuity", "consequence": "A day."}
    on = {"process": "problem", "scope": "application", "case": "n2"}
    story.does("Ann", ask.WriteRisk(**about, **on, owner="bob"))  # type: ignore[arg-type]
    story.does("Bob", ask.UnderstandRisk(risk="r1"))
    story.does("Ann", ask.MergeCases(case="n2", into="n1"))
    (risk,) = story.sees("risks")
    assert (risk["case"], risk["understood"]) == ("n1", ["bob"])
    (one,) = story.sees("cases")
    states = {gap["state"] for gap in one["gaps"] if gap["process"] == "problem"}
    assert "risk" in states


def test_the_night_that_was_played_meanwhile_ends() -> None:
    story = room()
    story.does("Ann", ask.PlayCase(case="n2"))
    story.does("Ann", ask.MergeCases(case="n2", into="n1"))
    assert story.sees("playing") is None


def test_a_case_is_merged_with_another_one_that_is_there() -> None:
    story = room()
    why = story.refused("Ann", ask.MergeCases(case="n1", into="n1"), "bad-field")
    assert why == "A case is merged with another one."
    story.refused("Ann", ask.MergeCases(case="n1", into="n9"), "not-found")


def test_no_story_is_cut() -> None:
    story = room()
    brings(story, "Bob", "A long night", "incident", story="x" * NOTE)
    story.refused("Ann", ask.MergeCases(case="n3", into="n1"), "too-long")
