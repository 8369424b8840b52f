"""The room looks at the path from today to the target, stop by stop."""

import pytest

from tests.workshop import ask, ev
from tests.workshop.story import Story


def test_the_facilitator_shows_the_path_stop_by_stop() -> None:
    story = Story("C")
    assert story.sees("path_at") is None
    for at in ("today", "2027-01-01", "target"):
        assert story.does("Ann", ask.ShowPath(at=at)) == [ev.PathShown(at)]
        assert story.sees("path_at") == at
        assert story.does("Ann", ask.ShowPath(at=at)) == [], "it is shown already"
    story.does("Ann", ask.ShowPath(at=""))
    assert story.sees("path_at") is None


@pytest.mark.parametrize("at", ["tomorrow", "2027-02-30", "01.02.2027"])
def test_what_is_no_day_is_no_stop(at: str) -> None:
    said = Story("C").refused("Ann", ask.ShowPath(at=at), "bad-field")
    assert said == "at: a date is written like 2026-12-24."


def test_nobody_else_moves_the_room() -> None:
    story = Story("C").with_the_usual_people()
    for name in ("Bob", "Olga"):
        story.refused(name, ask.ShowPath(at="today"), "forbidden")


def test_another_chapter_looks_at_something_else() -> None:
    story = Story("C")
    story.does("Ann", ask.OpenChapter("ambition"))
    story.does("Ann", ask.ShowPath(at="today"))
    story.does("Ann", ask.OpenChapter("risks"))
    assert story.sees("path_at") is None
    story.does("Ann", ask.OpenChapter("ambition"))
    assert story.sees("path_at") is None, "it is not there again by itself"
