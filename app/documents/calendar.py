"""A calendar of what falls due: an event for each, the same one whenever it is told again."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app.documents import actions
from app.documents.actions import Action
from app.documents.grid import Grid

if TYPE_CHECKING:
    from icalendar import Event

PRODID = "-//Remit//Support model//EN"
#: More moves of one promise within one revision than this are told as this many.
MOVES = 999


def write(grid: Grid) -> bytes:
    """RFC 5545. An event keeps its UID; SEQUENCE rises with each revision and each move."""
    # Only now: loaded it takes as long as all the other files together, wherever one is printed.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{grid.service}, support model")
    for one in actions.of(grid):
        if one.due:
            calendar.add_component(_event(one, grid))
    for one in actions.ended(grid):
        calendar.add_component(_event(one, grid, ended=True))
    return bytes(calendar.to_ical())


def _event(one: Action, grid: Grid, ended: bool = False) -> Event:
    """All of its day, in nobody's way; what is no action any more is called off."""
    from icalendar import Event

    day = date.fromisoformat(one.due)
    event = Event()
    event.add("uid", f"{_slug(one)}.{of_workshop(grid.code)}@remit")
    event.add("sequence", grid.turn * (MOVES + 1) + min(one.moves + ended, MOVES))
    event.add("dtstamp", made(grid))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if ended else "CONFIRMED")
    event.add("summary", f"{one.action}: {one.what}")
    event.add("description", _told(one, grid))
    event.add("categories", [one.action])
    return event


def _told(one: Action, grid: Grid) -> str:
    said = {"Who": one.who, "About": one.about, "State": one.state, "Note": one.note}
    standing = f"{grid.service}, {grid.standing.lower() if grid.draft else grid.standing}"
    return "\n".join([standing, *(f"{key}: {text}" for key, text in said.items() if text)])


def _slug(one: Action) -> str:
    """What it is, and of what: a risk may be looked at again on one day, and lapse on another."""
    return f"{one.number.replace(':', '.')}.{one.action.lower().replace(' ', '-')}"


def of_workshop(code: str) -> str:
    """A workshop by a digest: whoever has the code comes in, and calendars are handed on."""
    return hashlib.sha256(f"calendar of {code}".encode()).hexdigest()[:16]


def made(grid: Grid) -> datetime:
    """When it was signed; of a draft, now."""
    signed = grid.record.signed_at
    return datetime.fromisoformat(signed) if signed else datetime.now(UTC)
