"""Shared objectives, with what they are measured by."""

from tests.agreement.story import Story


def test_an_objective_without_measure_or_action_is_a_gap() -> None:
    story = Story().with_both_sides()
    assert "No objective is shared yet." in story.gaps()
    story.does("Bob", "share-objective", title="Close in 3 days")
    gaps = [gap for gap in story.gaps() if gap.startswith("Close in 3 days")]
    assert gaps == [
        "Close in 3 days: nothing says how it is measured.",
        "Close in 3 days: no action serves it.",
    ]
    story.does("Carol", "share-objective", item="o1", measure="days from month end")
    story.does("Carol", "plan-action", objective="o1", title="A", owner="Dev", due="2026-12-20")
    assert not [gap for gap in story.gaps() if gap.startswith("Close")]


def test_a_due_day_is_a_day() -> None:
    story = Story().with_both_sides()
    story.refused("Bob", "share-objective", "bad-field", title="Close", due="soon")
    story.does("Bob", "share-objective", title="Close", due="2027-06-30")
    assert story.sees("objectives")[0]["due"] == "2027-06-30"
