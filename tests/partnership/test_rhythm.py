"""The rhythm of meetings: how often they come, and when next."""

import calendar
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import msgspec
import pytest

from app.partnership.record import Meeting, Single
from app.partnership.rhythm import (
    NEAR,
    RhythmError,
    check,
    is_turn,
    moment,
    rule_of,
    turns,
    until,
    written,
)
from tests.partnership.agreements import MONTHLY


def meeting(**about: Any) -> Meeting:
    return msgspec.structs.replace(MONTHLY, **({"singles": []} | about))


def first(held: Meeting, since: date, count: int) -> list[str]:
    return [at.isoformat() for _, at in islice(turns(held, since), count)]


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("month", "FREQ=MONTHLY"),
        ("quarter", "FREQ=MONTHLY;INTERVAL=3"),
        ("year", "FREQ=YEARLY"),
        ("freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO"),
        (" RRULE:FREQ=MONTHLY;BYDAY=-1FR ", "FREQ=MONTHLY;BYDAY=-1FR"),
    ],
)
def test_a_rhythm_is_a_rule_of_a_calendar(every: str, rule: str) -> None:
    assert rule_of(every) == rule


@pytest.mark.parametrize(
    "every",
    [
        *("", "week", "FREQ=HOURLY", "FREQ=SECONDLY", "INTERVAL=2", "BYDAY=MO;FREQ=WEEKLY"),
        *("FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=DAILY;BYHOUR=1"),
        *(
            "FREQ=DAILY\r\nATTACH:x",
            "FREQ=YEARLY;BYYEARDAY=1",
            "FREQ=MONTHLY;BYDAY=MO" + ",MO" * 60,
        ),
    ],
)
def test_anything_else_is_none(every: str) -> None:
    with pytest.raises(RhythmError):
        rule_of(every)


@pytest.mark.parametrize(
    "every",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYMONTHDAY=31;BYMONTH=4",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "FREQ=DAILY;UNTIL=19991231",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=DAILY;UNTIL=20261399",
    ],
)
@pytest.mark.parametrize("year", [2000, 2026, 2027, 2028, 2099])
def test_a_rule_that_never_comes_is_refused_without_waiting_for_it(every: str, year: int) -> None:
    with pytest.raises(RhythmError):
        check(every, f"{year}-12-03 09:00")


def test_no_rule_is_looked_for_through_thousands_of_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library asks the calendar of each year that it goes through."""
    years: list[int] = []
    asked = calendar.isleap

    def noting(year: int) -> bool:
        years.append(year)
        return asked(year)

    monkeypatch.setattr("calendar.isleap", noting)
    with pytest.raises(RhythmError):
        check("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2026-12-03 09:00")
    assert years
    assert min(years) > 9900


@pytest.mark.parametrize(
    ("every", "starts"),
    [
        ("FREQ=MONTHLY;INTERVAL=999", "2026-12-03 09:00"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2027-03-01 09:00"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TH", "2026-12-03 09:00"),
        ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261225", "2026-12-03 09:00"),
        ("FREQ=WEEKLY;COUNT=1", "2099-12-31 09:00"),
        ("month", "2000-01-31 09:00"),
    ],
)
def test_one_that_comes_within_two_years_is_a_rhythm(every: str, starts: str) -> None:
    check(every, starts)


RULES = [
    *("month", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
    *("FREQ=MONTHLY;BYDAY=5TU", "FREQ=YEARLY;BYDAY=-1SU", "FREQ=MONTHLY;INTERVAL=6;BYDAY=-1FR"),
]


@pytest.mark.parametrize("every", RULES)
def test_what_is_found_where_years_end_is_what_comes_here(every: str) -> None:
    for year in range(2000, 2096):
        held = meeting(every=every, starts=f"{year}-02-{1 + year % 28:02} 09:00")
        begins = moment(held.starts).date()
        comes = next(turns(held, begins))[0] <= begins + timedelta(days=731)
        try:
            check(every, held.starts)
        except RhythmError:
            assert not comes, year
        else:
            assert comes, year


@pytest.mark.parametrize(
    "told", ["2026-12-03 09:00", "2026-12-03T09:00", "2000-01-01 00:00", "2099-12-31 23:59"]
)
def test_a_moment_is_a_day_and_a_time(told: str) -> None:
    assert written(moment(told)) == told.replace("T", " ")


@pytest.mark.parametrize(
    "told",
    [
        *("", "2026-12-03", "2026-12-03 9:00", "2026-02-30 09:00", "2026-12-03 09:00:30"),
        *("2026-12-03 09:00+02:00", "1999-12-31 09:00", "2100-01-01 09:00", "20261203 0900"),
    ],
)
def test_anything_else_is_no_moment(told: str) -> None:
    with pytest.raises(RhythmError):
        moment(told)


def test_a_monthly_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    assert first(meeting(), date(2027, 3, 1), 2) == [
        "2027-03-03T09:00:00+02:00",
        "2027-04-03T09:00:00+03:00",
    ]


def test_a_meeting_in_the_hour_that_is_skipped_still_comes() -> None:
    skipped = meeting(starts="2027-03-28 03:30", every="FREQ=DAILY")
    told = [at.astimezone(UTC) for _, at in islice(turns(skipped, date(2027, 3, 28)), 2)]
    assert told == [
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2027, 3, 29, 0, 30, tzinfo=UTC),
    ]


def test_a_quarter_begins_where_the_series_does() -> None:
    told = first(meeting(every="quarter"), date(2027, 1, 1), 2)
    assert [one[:10] for one in told] == ["2027-03-03", "2027-06-03"]


def test_a_month_without_its_day_is_passed_over() -> None:
    told = first(meeting(starts="2027-01-31 09:00"), date(2027, 1, 1), 3)
    assert [one[:10] for one in told] == ["2027-01-31", "2027-03-31", "2027-05-31"]


def test_a_single_one_that_was_moved_comes_when_it_was_moved_to() -> None:
    moved = meeting(singles=[Single("2027-01-03", "2027-01-20 10:00")])
    told = [(str(on), written(at)) for on, at in islice(turns(moved, date(2027, 1, 4)), 2)]
    assert told == [("2027-01-03", "2027-01-20 10:00"), ("2027-02-03", "2027-02-03 09:00")]


def test_one_that_was_moved_into_the_past_is_over() -> None:
    moved = meeting(singles=[Single("2027-01-03", "2026-12-20 10:00")])
    assert first(moved, date(2027, 1, 1), 1) == ["2027-02-03T09:00:00+02:00"]


def test_they_come_in_their_order_wherever_one_was_moved_to() -> None:
    moved = meeting(singles=[Single("2027-01-03", "2027-02-20 10:00")])
    days = [str(on) for on, _ in islice(turns(moved, date(2027, 1, 1)), 3)]
    assert days == ["2027-02-03", "2027-01-03", "2027-03-03"]


@pytest.mark.parametrize("day", ["20270103", "2027-W01-7", "0001-01-01", "9999-12-31", ""])
def test_a_day_is_written_in_one_way(day: str) -> None:
    assert is_turn(meeting(), "2027-01-03")
    assert not is_turn(meeting(), day)


def test_one_that_was_called_off_does_not_come() -> None:
    off = meeting(singles=[Single("2027-01-03")])
    assert first(off, date(2027, 1, 1), 1) == ["2027-02-03T09:00:00+02:00"]


def test_a_series_that_has_ended_has_no_next_one() -> None:
    ended = meeting(every="FREQ=MONTHLY;COUNT=2")
    assert any(turns(ended, date(2027, 1, 1)))
    assert not any(turns(ended, date(2027, 2, 1)))


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        ("20270103", "2027-01-03"),
        ("20270103T090000", "2027-01-03"),
        ("20270103T085959Z", "2026-12-03"),
    ],
)
def test_the_last_day_of_a_series_counts_whole(ends: str, last: str) -> None:
    held = meeting(every=f"FREQ=MONTHLY;UNTIL={ends}")
    assert [str(on) for on, _ in turns(held, date(2026, 1, 1))][-1] == last


def test_a_rhythm_says_when_it_ends() -> None:
    assert until("month") is None
    assert until("FREQ=DAILY;UNTIL=20270103") == datetime(2027, 1, 3, 23, 59, 59)


def test_a_day_of_the_series_is_known_whatever_became_of_it() -> None:
    off = meeting(singles=[Single("2027-01-03")])
    assert is_turn(off, "2027-01-03")
    assert not is_turn(off, "2027-01-04")
    assert not is_turn(off, "no day")


def test_no_series_is_looked_through_without_an_end() -> None:
    daily = meeting(every="FREQ=DAILY", starts="2000-01-01 09:00")
    told = list(turns(daily, date(2026, 1, 1)))
    assert len(told) == NEAR
    assert told[-1][0] == date(2026, 1, 1) + timedelta(days=NEAR - 1)
    assert any(turns(daily, date(2099, 12, 31)))
    assert not any(turns(meeting(every="year"), date(2099, 12, 31)))
