"""A calendar of an agreement: its meetings by the clocks of their zones, and all that falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.documents import zones
from app.documents.agreement import series
from app.documents.agreement.document import Document
from app.documents.calendar import MOVES, of_workshop
from app.documents.printable import clean
from app.partnership.record import Action, Agreement, Objective

if TYPE_CHECKING:
    from icalendar import Event

PRODID = "-//Remit//Partnership agreement//EN"


def write(document: Document) -> bytes:
    """RFC 5545. An event keeps its UID; SEQUENCE rises with each revision, move and change."""
    # Only now, as for the calendar of what falls due.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{document.title}, partnership agreement")
    for event in (*_meetings(document), *_due(document)):
        calendar.add_component(event)
    if document.agreement.meetings:
        first = min(date.fromisoformat(one.starts[:10]) for one in document.agreement.meetings)
        zones.add(calendar, max(first, made(document.agreement).date()))
    return bytes(calendar.to_ical())


def _meetings(document: Document) -> Iterator[Event]:
    """Those that are planned; those that were, and are not any more, are called off."""
    for meeting, gone in _with_gone(document, "meetings"):
        for told in series.of(meeting):
            event = _event(document, f"meeting.{meeting.id}", meeting.changes, gone)
            event.add("dtstart", told.begins)
            event.add("dtend", told.ends)
            if told.instead_of:
                event.add("recurrence-id", told.instead_of)
            else:
                event.add("rrule", told.rule)
            for off in told.called_off:
                event.add("exdate", off)
            event.add("summary", clean(meeting.title))
            event.add("description", _about_meeting(document, meeting))
            event.add("categories", [meeting.level])
            yield event


def _about_meeting(document: Document, meeting: Any) -> str:
    """People have names here and no mail addresses, so nobody is invited by it."""
    who = ", ".join(map(document.names.of, meeting.attendees))
    return _lines(document, clean(meeting.purpose), f"Who attends: {who}" if who else "")


def _due(document: Document) -> Iterator[Event]:
    """What is open all of its day; what is not any more is called off."""
    for one, gone in _with_gone(document, "objectives"):
        if one.due:
            yield _objective(document, one, gone)
    for one, gone in _with_gone(document, "actions"):
        yield _action(document, one, gone)


def _objective(document: Document, one: Objective, gone: bool) -> Event:
    event = _all_day(document, f"objective.{one.id}", one.due, 0, gone)
    measure = clean(one.measure)
    event.add("summary", f"Objective: {clean(one.title)}")
    event.add("description", _lines(document, f"Measure: {measure}" if measure else ""))
    return event


def _action(document: Document, one: Action, gone: bool) -> Event:
    ended = bool(one.state)
    event = _all_day(document, f"action.{one.id}", one.due, len(one.moves) + ended, gone or ended)
    event.add("summary", f"Action: {clean(one.title)}")
    said = clean(one.said)
    event.add(
        "description",
        _lines(
            document,
            f"Owner: {document.names.of(one.owner)}",
            f"{one.state.capitalize()}: {said}" if said else one.state.capitalize(),
        ),
    )
    return event


def _all_day(document: Document, key: str, due: str, changes: int, off: bool) -> Event:
    day = date.fromisoformat(due)
    event = _event(document, key, changes, off)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(document: Document, key: str, changes: int, off: bool) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}.{of_workshop(document.code)}@remit")
    event.add("sequence", document.turn * (MOVES + 1) + min(changes, MOVES))
    event.add("dtstamp", made(document.agreement))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    return event


def _with_gone(document: Document, section: str) -> Iterator[tuple[Any, bool]]:
    """All of a section, then what stood in it in the revision before."""
    here = getattr(document.agreement, section)
    before = getattr(document.before, section) if document.before else []
    ids = {one.id for one in here}
    yield from ((one, False) for one in here)
    yield from ((one, True) for one in before if one.id not in ids)


def _lines(document: Document, *told: str) -> str:
    standing = "draft" if document.draft else document.standing
    return "\n".join([*(one for one in told if one), f"{document.title}, {standing}"])


def made(agreement: Agreement) -> datetime:
    """When it was signed; of a draft, now."""
    return datetime.fromisoformat(agreement.signed_at) if agreement.signed_at else datetime.now(UTC)
