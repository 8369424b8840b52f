"""Series from a day on: the same turns as going through all of them, from close by."""

from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import cast

import pytest
from dateutil.rrule import rrule, rrulestr

from app.partnership.turning import END, Rule, period, since

SIX_YEARS = timedelta(days=6 * 366)
RULES = [
    *("FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=500", "FREQ=DAILY;BYMONTHDAY=31"),
    *("FREQ=DAILY;INTERVAL=2;BYDAY=MO,1FR", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-1", "FREQ=WEEKLY"),
    *("FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO"),
    *("FREQ=WEEKLY;INTERVAL=3;WKST=WE;BYDAY=TU,WE", "FREQ=WEEKLY;BYMONTH=7", "FREQ=MONTHLY"),
    *("FREQ=WEEKLY;BYDAY=MO,TU,TH;BYSETPOS=-1", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYSETPOS=1"),
    *("FREQ=WEEKLY;BYDAY=MO;COUNT=7", "FREQ=MONTHLY;INTERVAL=5", "FREQ=MONTHLY;BYDAY=-1FR"),
    *("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=1,31,-3"),
    *("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=13;BYDAY=FR", "FREQ=MONTHLY;COUNT=40", "FREQ=YEARLY"),
    *("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=28,29", "FREQ=YEARLY;INTERVAL=2", "FREQ=YEARLY;COUNT=3"),
    *("FREQ=YEARLY;BYMONTH=3,9", "FREQ=YEARLY;BYDAY=2TU", "FREQ=YEARLY;BYMONTH=6;BYDAY=-2MO"),
    *("FREQ=YEARLY;BYMONTHDAY=15", "FREQ=YEARLY;INTERVAL=3;BYMONTH=1;BYDAY=MO,WE;BYSETPOS=2"),
]


def gone_through(rule: Rule, starts: datetime, day: date, ends: datetime) -> list[datetime]:
    """As the library has it, from the first turn on."""
    rule = dict(rule)
    count = rule.pop("COUNT", None)
    text = ";".join(f"{name}={told}" for name, told in rule.items())
    all_of_it = cast("rrule", rrulestr(text, dtstart=starts)).replace(until=ends)
    counted = islice(all_of_it, int(count) if count else None)
    return [at for at in counted if at.date() >= day]


@pytest.mark.parametrize("told", RULES)
@pytest.mark.parametrize("begins", ["2000-01-01", "2016-02-29", "2023-10-31", "2026-12-27"])
def test_a_series_goes_on_as_if_all_of_it_had_been_gone_through(told: str, begins: str) -> None:
    rule = dict(part.split("=") for part in told.split(";"))
    starts = datetime.combine(date.fromisoformat(begins), time(9, 30))
    for later in (-40, 0, 1, 6, 31, 365, 1461, 3660):
        day = starts.date() + timedelta(days=later)
        ends = datetime.combine(day, time.max) + SIX_YEARS
        assert list(since(rule, starts, day, ends)) == gone_through(rule, starts, day, ends)


@pytest.mark.parametrize("often", ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
@pytest.mark.parametrize("every", [1, 2, 12])
def test_it_is_begun_close_to_the_day(often: str, every: int) -> None:
    rule = {"FREQ": often, "INTERVAL": str(every), "BYSETPOS": "1"}
    longest = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[often] * every
    starts, day = datetime(2000, 1, 31, 9), date(2099, 11, 30)
    begun = period(rule, starts, day).date()
    assert day - timedelta(days=2 * longest) <= begun <= day


def test_none_comes_before_the_start() -> None:
    starts = datetime(2026, 12, 3, 9)
    told = since({"FREQ": "MONTHLY", "BYMONTHDAY": "1,3"}, starts, date(2026, 1, 1), END)
    assert [str(at.date()) for at in islice(told, 2)] == ["2026-12-03", "2027-01-01"]


def test_what_counts_ends_where_it_would_have() -> None:
    starts = datetime(2016, 11, 30, 9)
    rule = {"FREQ": "DAILY", "COUNT": "3653"}  # ten years and a day
    assert [at.day for at in since(rule, starts, date(2026, 11, 29), END)] == [29, 30]


def test_a_calendar_ends() -> None:
    told = since({"FREQ": "YEARLY"}, datetime(2090, 1, 1, 9), date(2095, 1, 2), END)
    assert [at.year for at in takewhile(lambda at: at <= END, told)] == [2096, 2097, 2098, 2099]
