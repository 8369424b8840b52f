"""A meeting with an agenda made by itself, its notes and its decisions."""

import pytest

from app.agreement.holding import HELD, MINUTES
from app.agreement.kind import AGREEMENT
from app.asks.refusal import Refusal
from tests.agreement.story import Story, worded
from tests.agreement.test_meetings import planned


def a_year() -> Story:
    """A monthly review, an action, an objective; signed on the 21st of November 2026."""
    story = planned()
    story.does("Bob", "share-objective", title="Close in 3 days", due="2027-06-30")
    story.does("Bob", "plan-action", title="Automate", owner="Dev", due="2026-12-20")
    story.signs_off()
    return story


def test_what_is_late_stands_on_the_agenda_a_year_later() -> None:
    story = a_year()
    told = worded(AGREEMENT.tell(story.agreement, "agenda", "2027-11-20", 0))
    assert (told["meeting"]["title"], told["meeting"]["on"]) == ("Service review", "2027-12-01")
    assert [(one["says"], one["title"], one["due"], one["late"]) for one in told["topics"]] == [
        ("Action", "Automate", "2026-12-20", True),
        ("Objective due", "Close in 3 days", "2027-06-30", True),
    ]


def test_what_falls_due_later_than_the_next_meeting_but_one_is_not_on_it() -> None:
    topics = a_year().sees("agenda")["topics"]
    assert [one["title"] for one in topics] == ["Automate"]


def test_an_open_proposal_waits_on_it() -> None:
    story = planned()
    change = {"ask": "share-objective", "title": "Close in 2 days"}
    story.does("Bob", "propose-change", change=change)
    (topic,) = story.sees("agenda")["topics"]
    assert (topic["says"], topic["item"]) == ("Proposal waits for an answer", "p1")


def test_a_meeting_is_held_and_its_minutes_are_kept() -> None:
    story = a_year()
    story.later("2026-12-01").does("Carol", "open-meeting", item="m1", on="2026-12-01")
    assert story.does("Bob", "open-meeting", item="m1", on="2026-12-01") == []
    story.does("Carol", "take-minute", text="The vendor is late.")
    story.later().does("Bob", "take-minute", text="We wait until January.", kind="decision")
    told = story.sees("sitting")
    assert [(one["kind"], one["text"]) for one in told["minutes"]] == [
        ("note", "The vendor is late."),
        ("decision", "We wait until January."),
    ]
    story.does("Dev", "move-action", item="a1", due="2027-01-31", why="The vendor is late.")
    story.later().does("Carol", "close-meeting")
    assert story.sees("sitting") is None
    (held,) = story.sees("held")
    assert (held["title"], held["on"], held["minutes"], held["closed"]) == (
        "Service review",
        "2026-12-01",
        2,
        story.now,
    )
    told = AGREEMENT.tell(story.agreement, "minutes", "h1", 0)
    assert told["minutes"][1]["text"] == "We wait until January."


def test_one_meeting_sits_at_a_time_and_only_on_its_day() -> None:
    story = a_year()
    for ask, fields in (("take-minute", {"text": "Nobody is here."}), ("close-meeting", {})):
        story.refused("Bob", ask, "wrong-state", **fields)
    story.refused("Bob", "open-meeting", "bad-field", item="m1", on="2026-12-02")
    story.refused("Bob", "open-meeting", "not-found", item="m2", on="2026-12-01")
    story.does("Bob", "open-meeting", item="m1", on="2026-12-01")
    why = story.refused("Bob", "open-meeting", "wrong-state", item="m1", on="2027-01-01")
    assert why == "Another meeting is held just now: close it first."


def test_so_much_is_noted_in_one_meeting_and_so_many_are_told_of() -> None:
    story = planned(every="FREQ=DAILY", starts="2026-12-01 09:00")
    days = [one["on"] for one in story.sees("meetings")[0]["coming"]]
    story.does("Bob", "open-meeting", item="m1", on=days[0])
    for _ in range(MINUTES):
        story.does("Bob", "take-minute", text="Said.")
    story.refused("Bob", "take-minute", "wrong-state", text="Too much.")
    story.does("Bob", "close-meeting")
    for _ in range(HELD):
        story.does("Bob", "open-meeting", item="m1", on=days[1])
        story.does("Bob", "close-meeting")
    assert len(story.sees("held")) == HELD
    assert story.sees("held")[0]["id"] == f"h{HELD + 1}"


def test_there_are_no_minutes_of_what_was_not_held() -> None:
    story = planned()
    with pytest.raises(Refusal):
        AGREEMENT.tell(story.agreement, "minutes", "h1", 0)
    with pytest.raises(Refusal):
        AGREEMENT.tell(story.agreement, "agenda", "soon", 0)
