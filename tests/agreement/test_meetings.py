"""The formal meetings: their rhythm, and single ones that are moved or called off."""

from typing import Any

import pytest

from app.agreement.meetings import ATTENDEES
from tests.agreement.story import Story

REVIEW: dict[str, Any] = {
    "title": "Service review",
    "purpose": "What went well, what did not.",
    "level": "operational",
    "every": "month",
    "starts": "2026-12-01T09:00",
    "zone": "Europe/Helsinki",
    "attendees": ["Rita", "Bea"],
}


def planned(**other: Any) -> Story:
    story = Story().with_both_sides()
    story.does("Bob", "plan-meeting", **{**REVIEW, **other})
    return story


def coming(story: Story) -> list[str]:
    return [one["begins"] for one in story.sees("meetings")[0]["coming"]]


def test_a_meeting_comes_in_its_rhythm_by_the_clocks_of_its_zone() -> None:
    story = planned()
    (told,) = story.sees("meetings")
    assert (told["starts"], told["attendees"]) == ("2026-12-01 09:00", ["Rita", "Bea"])
    assert coming(story)[:6] == [
        "2026-12-01T07:00:00.000Z",
        "2027-01-01T07:00:00.000Z",
        "2027-02-01T07:00:00.000Z",
        "2027-03-01T07:00:00.000Z",
        "2027-04-01T06:00:00.000Z",
        "2027-05-01T06:00:00.000Z",
    ]


def test_a_rule_of_ones_own_is_a_rhythm_too() -> None:
    story = planned(every="RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    assert coming(story)[1] == "2026-12-15T07:00:00.000Z"


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("every", "sometimes"),
        ("every", "FREQ=SECONDLY"),
        ("every", "FREQ=MONTHLY;INTERVAL=0"),
        ("every", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        ("starts", "tomorrow"),
        ("starts", "2026-02-30 09:00"),
        ("starts", "2026-12-01"),
        ("zone", "Atlantis/Poseidon"),
    ],
)
def test_what_is_no_rhythm_moment_or_zone_is_refused(field: str, told: str) -> None:
    story = Story().with_both_sides()
    story.refused("Bob", "plan-meeting", "bad-field", **{**REVIEW, field: told})


def test_attendees_are_names_with_commas_too_and_so_many() -> None:
    story = planned(attendees="Rita, Bea,, Ivan ")
    assert story.sees("meetings")[0]["attendees"] == ["Rita", "Bea", "Ivan"]
    many = [f"P{number}" for number in range(ATTENDEES + 1)]
    story.refused("Bob", "plan-meeting", "too-long", **{**REVIEW, "attendees": many})


def test_a_single_one_is_moved_or_called_off() -> None:
    story = planned()
    story.does("Carol", "move-meeting", item="m1", on="2027-01-01", to="2027-01-04 10:00")
    story.does("Carol", "move-meeting", item="m1", on="2027-02-01")
    assert coming(story)[1:3] == ["2027-01-04T08:00:00.000Z", "2027-03-01T07:00:00.000Z"]
    assert story.does("Carol", "move-meeting", item="m1", on="2027-02-01") == []
    story.refused("Carol", "move-meeting", "bad-field", item="m1", on="2027-01-02")
    story.refused("Carol", "move-meeting", "bad-field", item="m1", on="never")
    story.refused("Carol", "move-meeting", "not-found", item="m2", on="2027-01-01")


def test_a_signed_agreement_has_its_meetings_moved_all_the_same() -> None:
    story = planned()
    story.signs_off()
    story.does("Carol", "move-meeting", item="m1", on="2027-02-01")
    story.refused("Bob", "plan-meeting", "signed-off", item="m1", title="Another")


def test_a_level_without_a_meeting_is_a_gap() -> None:
    assert [gap for gap in planned().gaps() if "No meeting" in gap] == [
        "No meeting is planned at strategic level.",
        "No meeting is planned at tactical level.",
    ]
