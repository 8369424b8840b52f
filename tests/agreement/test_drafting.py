"""What is dropped, and what is told of the newest changes: who, and when."""

from app.agreement.state import RECENT
from tests.agreement.story import Story


def test_every_change_is_told_with_who_and_when() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 3 days")
    story.later().does("Carol", "share-objective", item="o1", measure="days to close")
    story.later().does("Carol", "drop-item", item="o1")
    told = [(one["by"], one["what"], one["section"], one["fields"]) for one in story.sees("recent")]
    assert told == [
        ("Carol", "dropped", "objectives", []),
        ("Carol", "told", "objectives", ["measure"]),
        ("Bob", "told", "objectives", ["title"]),
    ]


def test_the_newest_changes_are_told_and_no_others() -> None:
    story = Story().with_both_sides()
    for number in range(RECENT + 5):
        story.does("Bob", "share-objective", item="o1", title=f"Close {number}") if number else (
            story.does("Bob", "share-objective", title="Close")
        )
    assert len(story.sees("recent")) == RECENT


def test_nothing_is_dropped_that_was_told_anew_meanwhile() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 3 days")
    story.does("Carol", "share-objective", item="o1", title="Close in 2 days")
    story.refused("Bob", "drop-item", "conflict", item="o1", base=1)
    story.refused("Bob", "drop-item", "not-found", item="o2")
    story.refused("Bob", "drop-item", "not-found", item="z1")
    story.refused("Olga", "drop-item", "forbidden", item="o1")
    story.does("Bob", "drop-item", item="o1", base=2)
    assert story.sees("objectives") == []


def test_once_signed_nothing_is_drafted_until_the_next_revision() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 3 days")
    story.signs_off()
    why = story.refused("Bob", "drop-item", "signed-off", item="o1")
    assert why == "The agreement is signed; start the next revision to change it."
    story.does("Ann", "start-revision")
    story.does("Bob", "drop-item", item="o1")
