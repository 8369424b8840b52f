"""The session as an event of a calendar: by the clock of its zone, the same one when it moves."""

from __future__ import annotations

from datetime import date

from app.documents import zones
from app.documents.calendar import PRODID, made, of_workshop
from app.documents.grid import Grid
from app.documents.printable import clean
from app.matrix import meeting
from app.matrix.sections import Session


def write(grid: Grid) -> bytes:
    """RFC 5545, with the rules of its zone; empty of events where nothing is planned."""
    # Only now, as for the calendar of what falls due.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if session := grid.record.session:
        event = Event()
        event.add("uid", f"session.{of_workshop(grid.code)}@remit")
        event.add("sequence", session.moved)
        event.add("dtstamp", made(grid))
        event.add("dtstart", meeting.begins(session))
        event.add("dtend", meeting.ends(session))
        event.add("status", "CONFIRMED")
        event.add("summary", f"{grid.service}: who is accountable for its support?")
        event.add("description", _told(session, grid))
        if grid.place:
            event.add("url", grid.place)
        calendar.add_component(event)
        zones.add(calendar, date.fromisoformat(session.day))
    return bytes(calendar.to_ical())


def _told(session: Session, grid: Grid) -> str:
    """The way in, and what is to be done before."""
    way = f"Take part: {grid.place}" if grid.place else ""
    before = clean(session.pre_work)
    return "\n".join(part for part in (way, before and f"Before you come: {before}") if part)
