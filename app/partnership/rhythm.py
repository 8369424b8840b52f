"""The rhythm of a meeting: how often it comes, as calendars write it, and when it comes next."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from app.partnership import turning
from app.partnership.record import Meeting
from app.partnership.turning import END, FIRST, LAST

#: How the words of the three offered rhythms stand in a calendar.
RULES = {
    "month": "FREQ=MONTHLY",
    "quarter": "FREQ=MONTHLY;INTERVAL=3",
    "year": "FREQ=YEARLY",
}
#: What a rule may be made of: days and longer. Others are no rhythm of meetings, and some (every
#: zeroth week) never end to be looked through.
DAY = "(MO|TU|WE|TH|FR|SA|SU)"
PARTS = (
    "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)",
    "INTERVAL=[1-9][0-9]{0,2}",
    "COUNT=[1-9][0-9]{0,3}",
    "UNTIL=[0-9]{8}(T[0-9]{6}Z?)?",
    f"BYDAY=([+-]?[1-5])?{DAY}(,([+-]?[1-5])?{DAY}){{0,6}}",
    "BYMONTHDAY=-?[1-9][0-9]?(,-?[1-9][0-9]?){0,30}",
    "BYMONTH=[1-9][0-9]?(,[1-9][0-9]?){0,11}",
    "BYSETPOS=-?[1-9][0-9]?",
    f"WKST={DAY}",
)
PART = re.compile("|".join(PARTS))
#: A day and a time, to the minute; seconds may be told where there are none.
MOMENT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:00)?")
LONGEST_RULE = 200  # signs
WITHIN = timedelta(days=731)  # a series that is planned has a meeting
AHEAD = timedelta(days=28 * 366)  # a series is looked for this far: every calendar comes once
NEAR = 80  # turns of a series that are told of from a day on: more than can be held otherwise
REMEMBERED = 16384  # series as they are from a day on, and single days of them


class RhythmError(ValueError):
    """This is no rhythm, or no moment, as it is written here."""


def rule_of(every: str) -> str:
    """The RRULE of a rhythm, in capitals, without its name. Raises RhythmError for what is none."""
    told = RULES.get(every, every.strip().upper().removeprefix("RRULE:"))
    parts = told.split(";")
    names = [part.partition("=")[0] for part in parts]
    if (
        len(told) > LONGEST_RULE
        or names[0] != "FREQ"
        or len(set(names)) < len(names)
        or {"COUNT", "UNTIL"} <= set(names)
        or not all(PART.fullmatch(part) for part in parts)
    ):
        raise RhythmError(every)
    return told


def check(every: str, starts: str) -> None:
    """Raises RhythmError where a series of this rhythm and start has none within two years."""
    begins = moment(starts)
    try:
        lasts = min(_ends(every) - begins, WITHIN)
        if lasts < timedelta() or not _comes(every, _where_years_end(begins), lasts):
            raise RhythmError(every)
    except (ValueError, TypeError, KeyError):
        raise RhythmError(every) from None


def _comes(every: str, begins: datetime, lasts: timedelta) -> bool:
    """Whether there is any of it; how many, does not matter."""
    rule = {name: told for name, told in parts_of(every).items() if name != "COUNT"}
    return any(turning.since(rule, begins, begins.date(), begins + lasts))


def _where_years_end(at: datetime) -> datetime:
    """The same moment of a year with the same calendar, and the same ones behind it, of the last
    there are. A rule that never comes (a 30th of February) is looked for until years end: from
    now on that takes ten seconds, from there hardly any time."""
    begins = date(at.year, 1, 1).weekday()
    year = next(
        one
        for one in range(9969, 9997)  # 28 years hold every calendar once
        if one % 4 == at.year % 4 and date(one, 1, 1).weekday() == begins
    )
    return at.replace(year=year)


def parts_of(every: str) -> dict[str, str]:
    """The parts of a rhythm's rule, by their names."""
    return dict(part.split("=") for part in rule_of(every).split(";"))


def until(every: str) -> datetime | None:
    """When a rhythm ends by the clocks of its zone, where it says so; a mere day counts whole."""
    told = parts_of(every).get("UNTIL", "")
    if not told:
        return None
    return datetime.fromisoformat(f"{told[:8]}{told[8:].rstrip('Z') or 'T235959'}")


def _ends(every: str) -> datetime:
    return min(until(every) or END, END)


def moment(told: str) -> datetime:
    """A day and a time, `2026-12-24 09:00`, or with a T between. Raises RhythmError otherwise."""
    try:
        found = datetime.fromisoformat(told)
    except ValueError:
        raise RhythmError(told) from None
    if not MOMENT.fullmatch(told) or not FIRST <= found.date() <= LAST:
        raise RhythmError(told)
    return found


def written(at: datetime) -> str:
    """As moments are kept: by the clocks of the meeting's zone."""
    return f"{at:%Y-%m-%d %H:%M}"


def turns(meeting: Meeting, since: date) -> Iterator[tuple[date, datetime]]:
    """The next of a series that begin on this day or later, in their order: for which day each was
    planned, and when it begins, in its zone.

    A single one that was moved comes when it was moved to; one that was called off does not.
    """
    zone, singles = ZoneInfo(meeting.zone), {one.on: one.starts for one in meeting.singles}
    near = _from(meeting.every, meeting.starts, since)
    planned = [(at.date(), at) for at in near if str(at.date()) not in singles]
    moved = [
        (date.fromisoformat(on), moment(starts))
        for on, starts in singles.items()
        if starts >= str(since) and is_turn(meeting, on)
    ]
    for on, at in sorted([*planned, *moved], key=lambda one: one[::-1])[:NEAR]:
        yield on, at.replace(tzinfo=zone)


@lru_cache(REMEMBERED)
def _from(every: str, starts: str, day: date) -> tuple[datetime, ...]:
    """A series from this day on, before any single one was moved."""
    begins = moment(starts)
    until = datetime.combine(max(day, begins.date()), time.max) + AHEAD
    told = turning.since(parts_of(every), begins, day, min(until, _ends(every)))
    return tuple(islice(told, NEAR))


def is_turn(meeting: Meeting, day: str) -> bool:
    """Whether the series has a meeting on this day, before any single one was moved."""
    return turn_on(meeting, day) is not None


def turn_on(meeting: Meeting, day: str) -> datetime | None:
    """When the series would be held on this day, by the clocks of its zone; None: it is not."""
    return _turn_on(meeting.every, meeting.starts, day)


@lru_cache(REMEMBERED)
def _turn_on(every: str, starts: str, day: str) -> datetime | None:
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    if on.isoformat() != day or not FIRST <= on <= LAST:
        return None
    until = min(datetime.combine(on, time.max), _ends(every))
    return next(turning.since(parts_of(every), moment(starts), on, until), None)
