"""Turning: a series from a day on, found without going through all that came before.

Meetings begin ten years ago, and their screens are drawn in the thread that all share. So a series
is begun anew close to the day: at a period of its own rule, by the same days of it. Days and weeks
are looked for a year at a time, which takes a hundredth of looking at each of them by itself.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import TypeAlias, cast

from dateutil.rrule import rrule, rrulestr

Rule: TypeAlias = dict[str, str]
#: Days for which every zone has its clock; a calendar is looked through no further than this.
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
END = datetime.combine(LAST, time.max)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Series whose counted end is remembered: to find it, all of them is gone through, once.
REMEMBERED = 4096


def since(rule: Rule, starts: datetime, day: date, ends: datetime) -> Iterator[datetime]:
    """The turns of a rule from this day on, none later than `ends`."""
    if "COUNT" in rule:
        ends = min(ends, _counted(tuple(sorted(rule.items())), starts))
    return _on(_plain(rule), starts, max(day, starts.date()), ends)


@lru_cache(REMEMBERED)
def _counted(rule: tuple[tuple[str, str], ...], starts: datetime) -> datetime:
    """When a series has its last turn that counts."""
    told = dict(rule)
    turns = _on(_plain(told), starts, starts.date(), END)
    return next(islice(turns, int(told["COUNT"]) - 1, None), END)


def _plain(rule: Rule) -> Rule:
    return {name: told for name, told in rule.items() if name not in ("COUNT", "UNTIL")}


def _on(rule: Rule, starts: datetime, day: date, ends: datetime) -> Iterator[datetime]:
    rule, counts = _by_years(rule, starts)
    rule = _told_whole(rule, starts)
    text = ";".join(f"{name}={told}" for name, told in rule.items())
    begins = period(rule, starts, day)
    turns = cast("rrule", rrulestr(text, dtstart=begins, ignoretz=True)).replace(until=ends)
    return (at for at in turns if at >= starts and at.date() >= day and counts(at.date()))


def _by_years(rule: Rule, starts: datetime) -> tuple[Rule, Callable[[date], bool]]:
    """Days and weeks as days of a year, and which of these are the rule's own.

    Where a place within each week is told, weeks stay: a year has other places.
    """
    often, every = rule["FREQ"], int(rule.get("INTERVAL", "1"))
    if often not in ("DAILY", "WEEKLY") or "BYSETPOS" in rule:
        return rule, lambda _: True
    first = starts.date()
    days = [one[-2:] for one in rule.get("BYDAY", "").split(",") if one]
    if often == "DAILY":
        days, length = days or [*DAYS], 1
    else:
        days, length = days or [DAYS[first.weekday()]], 7
        first -= timedelta(days=(first.weekday() - DAYS.index(rule.get("WKST", "MO"))) % 7)
    yearly = {**rule, "FREQ": "YEARLY", "BYDAY": ",".join(days)}
    yearly.pop("INTERVAL", None)
    return yearly, lambda on: (on - first).days // length % every == 0


def _told_whole(rule: Rule, starts: datetime) -> Rule:
    """With the days that the start would say where the rule does not: it is about to be moved."""
    if "BYDAY" in rule or "BYMONTHDAY" in rule or rule["FREQ"] not in ("MONTHLY", "YEARLY"):
        return rule
    month = {"BYMONTH": str(starts.month)} if rule["FREQ"] == "YEARLY" else {}
    return {**month, **rule, "BYMONTHDAY": str(starts.day)}


def period(rule: Rule, starts: datetime, day: date) -> datetime:
    """Where the last period of the rule begins that begins before this day; or its first."""
    often, every = rule["FREQ"], int(rule.get("INTERVAL", "1"))
    if often == "YEARLY":
        years = (day.year - starts.year) // every * every
        return starts.replace(year=starts.year + years, month=1, day=1)
    if often == "MONTHLY":
        months = (day.year - starts.year) * 12 + day.month - starts.month
        year, month = divmod(starts.year * 12 + starts.month - 1 + months // every * every, 12)
        return starts.replace(year=year, month=month + 1, day=1)
    length = every * (7 if often == "WEEKLY" else 1)
    # The week that a series begins in is no whole one to it: not where it is begun anew either.
    periods = max(0, (day - starts.date()).days // length - 1)
    return starts + timedelta(days=periods * length)
