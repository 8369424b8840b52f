"""The screen: what everybody sees, drawn anew where it was touched."""

from typing import Any

from app.agreement import screen
from app.agreement.state import Agreement
from app.log.kind import Present
from tests.agreement.story import Story


def test_who_is_called_otherwise_is_so_wherever_they_are_named() -> None:
    story = Story().with_both_sides()
    story.does("Bob", "share-objective", title="Close in 3 days")
    story.does("Bob", "correct-person", person="bob", name="Robert")
    assert {"objectives", "recent", "question:pulse"} <= screen.stale(story.agreement, ["people"])
    assert story.sees("objectives")[0]["changed_by"] == "Robert"


def test_what_a_fact_touches_is_what_differs() -> None:
    """Whatever differs after an ask was drawn anew: nobody is left with what was."""
    story = Story().with_both_sides()
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("Bob", "write-philosophy", {"text": "We.", "base": 0}),
        ("Bob", "share-objective", {"title": "Close in 3 days"}),
        ("Carol", "name-staff", {"name": "Dora", "side": 1}),
        ("Bob", "propose-change", {"change": {"ask": "drop-item", "item": "o1"}}),
        ("Carol", "accept-change", {"proposal": "p1"}),
        ("Bob", "cast-vote", {"question": "standing:now", "choice": "guardian"}),
        ("Ann", "reveal", {"question": "standing:now"}),
        ("Ann", "sign-off", {}),
        ("Ann", "start-revision", {}),
    ]
    for who, ask, fields in steps:
        story.agreement.changes.keys.clear()
        before = story.everything()
        story.does(who, ask, **fields)
        differ = {key for key, value in story.everything().items() if before[key] != value}
        assert differ <= screen.stale(story.agreement, story.agreement.changes.keys), ask


def test_one_whose_opening_was_refused_can_be_drawn() -> None:
    empty = Agreement(code="AGREED22")
    assert screen.shared(empty, Present(), screen.keys(empty))["agenda"]["topics"] == []


def test_nobody_who_is_not_at_it_sees_anything_of_their_own() -> None:
    story = Story()
    assert screen.own(story.agreement, Present(), "eve", {}) == {"you": None, "mine": {}}
    assert screen.is_crowd(story.agreement) is False
    assert screen.watchers(story.agreement, frozenset({"ann"})) == []
