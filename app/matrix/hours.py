"""Hours: when somebody is on duty, always or on days and times in a zone, and whether at a case."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: Signs of hours as they are written, and how many times of the week may stand in them.
WRITTEN, SHIFTS = 200, 20
ALWAYS = "always"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDNIGHT = 24 * 60  # minutes
#: A time of one zone is another one elsewhere as the clocks change: looked at for so many weeks.
WEEKS = 53
#: On duty at this time of every week, of some weeks of the year, of none.
Duty: TypeAlias = Literal["always", "sometimes", "never"]


class HoursError(ValueError):
    """These are no hours as they are written here; its text is the piece that is not."""


class Shift(NamedTuple):
    """A time of the week; one that ends before it begins, ends on the next day."""

    days: frozenset[int]  # 0 is Monday
    begins: int  # minutes since midnight
    ends: int
    zone: str

    def holds(self, day: int, minute: int) -> bool:
        if self.begins < self.ends:
            return day in self.days and self.begins <= minute < self.ends
        before = (day - 1) % 7
        return (day in self.days and minute >= self.begins) or (
            before in self.days and minute < self.ends
        )


class Moment(NamedTuple):
    """A day of the week and a time, by the clock of a zone or of whoever is called."""

    day: int
    minute: int
    zone: str = ""


def hours(text: str) -> tuple[Shift, ...] | None:
    """The times of the week, `Mon-Fri 08:00-16:00 Europe/Helsinki`, several with commas.

    None where it is `always`. A zone may stand once behind all times it holds for, days may be
    listed (`Mon, Wed 08:00-12:00 UTC`). Raises HoursError.
    """
    if text.strip().casefold() == ALWAYS:
        return None
    told: list[tuple[frozenset[int], int, int, str]] = []
    listed: frozenset[int] = frozenset()
    for part in re.sub(r"\s*[-–]\s*(?=\w)", "-", text).split(","):
        words = part.split()
        if not words or len(words) > 3:
            raise HoursError(part.strip() or text)
        listed |= _days(words[0])
        if len(words) > 1:
            zone = _zone(words[2]) if len(words) > 2 else ""
            told.append((listed, *_times(words[1]), zone))
            listed = frozenset()
    if listed or len(told) > SHIFTS:
        raise HoursError(text)
    return tuple(_zoned(told, text))


def _zoned(told: list[tuple[frozenset[int], int, int, str]], text: str) -> list[Shift]:
    """Each with the zone that stands behind it, or behind those after it."""
    shifts: list[Shift] = []
    zone = ""
    for days, begins, ends, own in reversed(told):
        zone = own or zone
        if not zone:
            raise HoursError(text)
        shifts.append(Shift(days, begins, ends, zone))
    return shifts[::-1]


def moment(text: str) -> Moment:
    """A day and a time, `Sunday 03:00`; raises HoursError."""
    words = text.split()
    if len(words) not in (2, 3):
        raise HoursError(text)
    minute = _minute(words[1])
    if minute == MIDNIGHT:
        raise HoursError(words[1])
    return Moment(_day(words[0]), minute, _zone(words[2]) if len(words) > 2 else "")


@lru_cache(maxsize=4096)
def on_duty(written: str, at: str, since: str) -> Duty:
    """Whether these hours hold at this time of every week of the year from this date on.

    Where the case names no zone it is told by the clock of whoever is called, which no change of
    clocks moves. A zone that this system does not know is never on duty.
    """
    shifts, case = hours_known(written), moment(at)
    if shifts is None:
        return "always"
    if not case.zone:
        held = {any(one.holds(case.day, case.minute) for one in shifts)}
    else:
        held = {any(_holds(one, there) for one in shifts) for there in _weekly(case, since)}
    return "always" if held == {True} else "sometimes" if True in held else "never"


def hours_known(written: str) -> tuple[Shift, ...] | None:
    """The same of hours that were taken once: what they say today is no error, but no duty."""
    try:
        return hours(written)
    except HoursError:
        return ()


def _weekly(case: Moment, since: str) -> list[datetime]:
    """This time in every week of the year from this date on."""
    first = date.fromisoformat(since)
    first += timedelta(days=(case.day - first.weekday()) % 7)
    zone = ZoneInfo(case.zone)
    clock = {"hour": case.minute // 60, "minute": case.minute % 60}
    days = (first + timedelta(weeks=week) for week in range(WEEKS))
    return [datetime(*day.timetuple()[:3], **clock, tzinfo=zone).astimezone(UTC) for day in days]


def _holds(shift: Shift, when: datetime) -> bool:
    there = when.astimezone(ZoneInfo(shift.zone))
    return shift.holds(there.weekday(), there.hour * 60 + there.minute)


def _days(word: str) -> frozenset[int]:
    """`Mon`, or from one day to another, over the week's end too."""
    first, dash, last = word.partition("-")
    begins = _day(first)
    count = (_day(last) - begins) % 7 if dash else 0
    return frozenset((begins + one) % 7 for one in range(count + 1))


def _day(word: str) -> int:
    """By its English name, or the first letters of that, three at least."""
    folded = word.casefold()
    for number, name in enumerate(DAYS):
        if len(folded) > 2 and name.startswith(folded):
            return number
    raise HoursError(word)


def _times(word: str) -> tuple[int, int]:
    begins, _, ends = word.partition("-")
    first, last = _minute(begins), _minute(ends)
    if first in (last, MIDNIGHT):
        raise HoursError(word)
    return first, last


def _minute(word: str) -> int:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", word, re.ASCII)
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else MIDNIGHT + 1
    if minutes > MIDNIGHT:
        raise HoursError(word)
    return minutes


def _zone(word: str) -> str:
    try:
        return ZoneInfo(word).key
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise HoursError(word) from None
