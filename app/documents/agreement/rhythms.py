"""How often a meeting is held, in words; a rule that no short sentence tells stands as it is."""

from app.partnership.record import Meeting
from app.partnership.rhythm import RULES, RhythmError, parts_of, rule_of

EVERY = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
PLACES = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
#: What is told of a rule in words, besides how often.
TOLD = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "UNTIL", "WKST"}


class _NoWords(Exception):  # noqa: N818 - nothing is wrong with the rule
    """No short sentence tells this."""


def told(every: str) -> str:
    """`every month`, `every second week on Tuesday`, `every month on the first Monday`."""
    if every in RULES:
        return f"every {every}"
    try:
        return _sentence(parts_of(every))
    except (RhythmError, _NoWords):
        return _as_written(every)


def _as_written(every: str) -> str:
    try:
        return f"by the rule {rule_of(every)}"
    except RhythmError:
        return every


def _sentence(rule: dict[str, str]) -> str:
    if not rule.keys() <= TOLD:
        raise _NoWords
    if "BYDAY" in rule and "BYMONTHDAY" in rule:
        raise _NoWords
    times = rule.get("COUNT", "")
    return "".join(
        (
            _often(rule),
            _on_days(rule.get("BYDAY", ""), rule["FREQ"]),
            _on_dates(rule.get("BYMONTHDAY", "")),
            _in_months(rule.get("BYMONTH", "")),
            f", {times} {'time' if times == '1' else 'times'}" if times else "",
            f", until {_day(rule['UNTIL'])}" if "UNTIL" in rule else "",
        )
    )


def _often(rule: dict[str, str]) -> str:
    unit, between = EVERY[rule["FREQ"]], rule.get("INTERVAL", "1")
    if between == "1":
        return f"every {unit}"
    if (unit, between) == ("month", "3"):
        return "every quarter"
    return f"every second {unit}" if between == "2" else f"every {between} {unit}s"


def _on_days(days: str, often: str) -> str:
    """Plain days of a week, or days that are counted within a month."""
    if not days:
        return ""
    told = [_one_day(one) for one in days.split(",")]
    counted = {one.startswith("the ") for one in told}
    if (often, counted) not in (("WEEKLY", {False}), ("MONTHLY", {True})):
        raise _NoWords
    return f" on {_listed(told)}"


def _one_day(told: str) -> str:
    place, day = told[:-2].lstrip("+"), DAYS[told[-2:]]
    if place and place not in PLACES:
        raise _NoWords
    return f"the {PLACES[place]} {day}" if place else day


def _on_dates(dates: str) -> str:
    if not dates:
        return ""
    told = ["last day" if one == "-1" else _ordinal(one) for one in dates.split(",")]
    return f" on the {_listed(told)}"


def _ordinal(number: str) -> str:
    if number.startswith("-"):
        raise _NoWords
    teens = len(number) == 2 and number[0] == "1"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get("" if teens else number[-1], "th")


def _in_months(months: str) -> str:
    if not months:
        return ""
    numbers = [int(one) for one in months.split(",")]
    if max(numbers) > len(MONTHS):
        raise _NoWords
    return f" in {_listed([MONTHS[one - 1] for one in numbers])}"


def _day(told: str) -> str:
    return f"{told[:4]}-{told[4:6]}-{told[6:8]}"


def _listed(told: list[str]) -> str:
    *before, last = told
    return f"{', '.join(before)} and {last}" if before else last


def when(meeting: Meeting) -> str:
    """`every month, from 2026-12-03 09:00 (Europe/Helsinki), 60 minutes`."""
    starts = meeting.starts.replace("T", " ")
    return f"{told(meeting.every)}, from {starts} ({meeting.zone}), {meeting.minutes} minutes"


def singles(meeting: Meeting) -> list[str]:
    """Those of a series that are held at another time, or not at all."""
    return [
        f"{one.on}: held {one.starts} instead" if one.starts else f"{one.on}: called off"
        for one in meeting.singles
    ]
