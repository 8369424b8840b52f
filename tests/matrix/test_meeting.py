"""When the room meets: local time, and what it stands for, over both turns of the clock."""

import pytest

from app.matrix import meeting
from app.matrix.sections import Session


def session(day: str = "2026-12-03", at: str = "09:00", minutes: int = 180) -> Session:
    return Session(day=day, at=at, minutes=minutes, zone="Europe/Helsinki")


@pytest.mark.parametrize(
    ("day", "at", "begins", "ends"),
    [
        ("2026-12-03", "09:00", "2026-12-03T07:00:00.000Z", "2026-12-03T10:00:00.000Z"),
        ("2026-07-03", "09:00", "2026-07-03T06:00:00.000Z", "2026-07-03T09:00:00.000Z"),
        ("2027-03-28", "02:00", "2027-03-28T00:00:00.000Z", "2027-03-28T03:00:00.000Z"),
        ("2026-10-25", "02:00", "2026-10-24T23:00:00.000Z", "2026-10-25T02:00:00.000Z"),
    ],
)
def test_it_lasts_as_long_as_it_lasts(day: str, at: str, begins: str, ends: str) -> None:
    told = session(day, at)
    assert meeting.moment(meeting.begins(told)) == begins
    assert meeting.moment(meeting.ends(told)) == ends


def test_it_is_told_by_the_clock_of_its_zone() -> None:
    assert meeting.told(session()) == "2026-12-03, 09:00 to 12:00 (Europe/Helsinki)"
    in_spring = session("2027-03-28", "02:00")
    assert meeting.told(in_spring) == "2027-03-28, 02:00 to 06:00 (Europe/Helsinki)"


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "../etc/passwd", "Europe", "/etc"])
def test_what_is_no_zone(zone: str) -> None:
    assert not meeting.is_zone(zone)
    assert meeting.is_zone("Europe/Helsinki"), "the control"


@pytest.mark.parametrize("told", ["9:00", "24:00", "09:00:00", "", "noon", "09:60", "0900"])
def test_what_is_no_time(told: str) -> None:
    assert not meeting.is_time(told)
    assert meeting.is_time("09:00"), "the control"
