"""The rules of time zones, as another program reads them from a calendar."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]  # no types
from icalendar import Calendar, Event

from app.documents.zones import add, yearly


def calendar(zone: str, day: date) -> Calendar:
    told, event = Calendar(), Event()
    event.add("dtstart", datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(zone)))
    told.add_component(event)
    add(told, day)
    return told


def rules(zone: str) -> list[str]:
    told: Any = calendar(zone, date(2026, 12, 3)).walk()
    return [one["rrule"].to_ical().decode() for one in told if "rrule" in one]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Helsinki", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("America/New_York", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("America/Santiago", [
            "BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=4",
            "BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8;BYMONTH=9",
        ]),
        ("Asia/Jerusalem", [
            "BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3",
            "BYDAY=-1SU;BYMONTH=10",
        ]),
        ("Asia/Tokyo", []),
    ],
)  # fmt: skip
def test_clocks_that_are_turned_by_a_rule_have_it_told(zone: str, said: list[str]) -> None:
    assert rules(zone) == [f"FREQ=YEARLY;{one}" for one in said]


def test_where_no_rule_fits_the_days_stand_in_a_list() -> None:
    told: Any = calendar("Africa/Casablanca", date(2026, 12, 3)).walk("DAYLIGHT")
    assert "rrule" not in told[0]
    assert len(told[0]["rdate"].dts) > 20


@pytest.mark.parametrize(
    "zone", ["Europe/Helsinki", "America/New_York", "America/Santiago", "Asia/Jerusalem", "UTC"]
)
def test_another_library_turns_its_clocks_at_the_same_minute(zone: str) -> None:
    text = calendar(zone, date(2026, 12, 3)).to_ical().decode()
    read = vobject.readOne(text)
    there = read.vevent.dtstart.value.tzinfo
    here = ZoneInfo(zone)
    for year in (2027, 2041, 2055):
        for day in range(0, 365):
            noon = datetime(year, 1, 1, 12) + timedelta(days=day)
            assert there.utcoffset(noon) == noon.replace(tzinfo=here).utcoffset(), noon


def test_clocks_are_turned_by_those_that_were_before() -> None:
    turned: Any = calendar("Europe/Helsinki", date(2026, 12, 3)).walk("DAYLIGHT")[0]
    assert turned["dtstart"].dt == datetime(2025, 3, 30, 3)


@pytest.mark.parametrize("year", [2000, 2090])
def test_any_year_of_a_meeting_will_do(year: int) -> None:
    assert len(calendar("Europe/London", date(year, 5, 1)).walk("VTIMEZONE")) == 1


def test_fewer_years_than_hold_every_calendar_prove_no_rule() -> None:
    assert yearly([datetime(year, 3, 31, 3) for year in range(2020, 2030)]) is None
    assert yearly([datetime(2020, 3, 31, 3)]) is None
