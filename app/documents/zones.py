"""The rules of time zones in a calendar: told for good where clocks are turned by a rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Calendar

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARS = 28  # hold every calendar once: what fits them all is the rule


def add(calendar: Calendar, since: date) -> None:
    """The zones that its events name, from a year before this day on.

    The library lists the days on which clocks are turned, up to a last one. A series has no last
    day, and not every program reads such lists: a rule is put in their place where one fits.
    """
    calendar.add_missing_timezones(date(since.year - 1, 1, 1), date(since.year + YEARS, 1, 1))
    for zone in calendar.walk("VTIMEZONE"):
        zone.pop("comment", None)  # that it holds only as long as the list
        for turned in zone.subcomponents:
            if "rdate" in turned:
                _turns(turned)


def _turns(turned: Any) -> None:
    """When, by the clocks as they were before. Of clocks that are turned on, the library tells it
    by those that are on already."""
    ahead = max(turned["tzoffsetto"].td - turned["tzoffsetfrom"].td, timedelta())
    times = [one.dt - ahead for one in (turned["dtstart"], *turned["rdate"].dts)]
    del turned["dtstart"], turned["rdate"]
    turned.add("dtstart", times[0])
    if rule := yearly(times):
        turned.add("rrule", rule)
    else:
        turned.add("rdate", times[1:])


def yearly(times: Sequence[datetime]) -> dict[str, Any] | None:
    """The rule by which clocks are turned at these times: one a year, always on the same weekday of
    its month, counted from its end, by its weeks or by its days. None where no such rule fits."""
    years = [one.year for one in times]
    turns = {(one.month, one.weekday(), one.time()) for one in times}
    if years != list(range(years[0], years[0] + YEARS + 1)) or len(turns) > 1:
        return None
    ((month, weekday, _),) = turns
    rule = {"FREQ": "YEARLY", "BYMONTH": month}
    if all((one + timedelta(days=7)).month != month for one in times):
        return {**rule, "BYDAY": f"-1{DAYS[weekday]}"}
    first, last = min(one.day for one in times), max(one.day for one in times)
    if last - first > 6:
        return None
    if first % 7 == 1:
        return {**rule, "BYDAY": f"{first // 7 + 1}{DAYS[weekday]}"}
    return {**rule, "BYDAY": DAYS[weekday], "BYMONTHDAY": list(range(first, last + 1))}
