"""When the room meets: a day, a time and a zone, and the moments in UTC that these stand for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.matrix.sections import Session


def is_zone(name: str) -> bool:
    """Whether the rules of this zone are known here."""
    try:
        return bool(name) and bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


def is_time(told: str) -> bool:
    """A time of day, as `09:30`."""
    try:
        return time.fromisoformat(told).strftime("%H:%M") == told
    except ValueError:
        return False


def begins(session: Session) -> datetime:
    """In its own zone. A time that is skipped there in spring is taken by the clock before it."""
    day = date.fromisoformat(session.day)
    at = time.fromisoformat(session.at)
    return datetime.combine(day, at, ZoneInfo(session.zone))


def ends(session: Session) -> datetime:
    """So many minutes later, whatever clocks are turned meanwhile."""
    began = begins(session)
    later = began.astimezone(UTC) + timedelta(minutes=session.minutes)
    return later.astimezone(began.tzinfo)


def moment(at: datetime) -> str:
    """As times are told: RFC 3339 in UTC."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def told(session: Session) -> str:
    """In a line: `2026-12-03, 09:00 to 12:00 (Europe/Helsinki)`."""
    return f"{session.day}, {session.at} to {ends(session):%H:%M} ({session.zone})"
