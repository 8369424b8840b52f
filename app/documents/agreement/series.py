"""A meeting as calendars have it: a series with its rule, and those that are held otherwise."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from app.partnership.record import Meeting
from app.partnership.rhythm import moment, parts_of, turn_on, turns, until


class Told(NamedTuple):
    """One event: a series by its rule, or a single one `instead_of` the turn that it was."""

    begins: datetime
    ends: datetime
    rule: dict[str, Any]
    called_off: Sequence[datetime] = ()
    instead_of: datetime | None = None


def of(meeting: Meeting) -> Iterator[Told]:
    """A series begins with a turn of its own rule: whatever else it began with would come besides.

    A single one that is no turn of it any more is passed over.
    """
    zone = ZoneInfo(meeting.zone)
    told = {one.on: one.starts for one in meeting.singles}
    there = {on: at.replace(tzinfo=zone) for on in told if (at := turn_on(meeting, on))}
    plain = msgspec.structs.replace(meeting, singles=[])
    first = next((at for _, at in turns(plain, moment(meeting.starts).date())), None)
    if first is None:
        return
    off = [at for on, at in there.items() if not told[on]]
    yield Told(first, _end(first, meeting), _rule(meeting), off)
    for on, at in there.items():
        if told[on]:
            begins = moment(told[on]).replace(tzinfo=zone)
            yield Told(begins, _end(begins, meeting), {}, (), at)


def _end(begins: datetime, meeting: Meeting) -> datetime:
    """So many minutes later, whatever clocks are turned meanwhile."""
    later = begins.astimezone(UTC) + timedelta(minutes=meeting.minutes)
    return later.astimezone(begins.tzinfo)


def _rule(meeting: Meeting) -> dict[str, Any]:
    """As the library takes it; the end of a series is told in UTC, for it begins in a zone."""
    rule: dict[str, Any] = {name: told.split(",") for name, told in parts_of(meeting.every).items()}
    if ends := until(meeting.every):
        rule["UNTIL"] = ends.replace(tzinfo=ZoneInfo(meeting.zone)).astimezone(UTC)
    return rule
