"""Which part of the session the room is in."""

from tests.workshop import ask, ev
from tests.workshop.story import Story


def test_a_workshop_begun_with_a_model_opens_at_its_matrix() -> None:
    assert Story("B").sees("chapter") == "matrix"


def test_the_facilitator_goes_to_any_chapter_at_any_time() -> None:
    story = Story("B")
    assert story.does("Ann", ask.OpenChapter("risks")) == [ev.ChapterOpened("risks")]
    assert story.sees("chapter") == "risks"
    assert story.does("Ann", ask.OpenChapter("risks")) == []
    story.does("Ann", ask.OpenChapter("prepare"))
    assert story.sees("chapter") == "prepare"
