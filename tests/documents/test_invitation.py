"""The session in a calendar: by its own clock, the same event when it is moved."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from app.documents import grid, invitation
from app.documents.signatures import Reading
from app.matrix.sections import Session
from app.workshop.planning import FIRST, LAST
from tests.documents.records import fresh

PLANNED = Session(
    day="2026-12-03", at="09:00", minutes=180, zone="Europe/Helsinki", pre_work="Vote, at home;"
)
PLACE = "https://remit.example/w/ABCDEFGH"


def calendar(session: Session | None, code: str = "ABCDEFGH") -> Any:
    record = msgspec.structs.replace(fresh("C"), session=session)
    reading = Reading(code=code, place=PLACE)
    return Calendar.from_ical(invitation.write(grid.of(record, None, {}, None, reading)))


def event(session: Session, code: str = "ABCDEFGH") -> Any:
    (one,) = calendar(session, code).walk("VEVENT")
    return one


def test_it_is_told_by_the_clock_of_its_zone_whose_rules_it_brings() -> None:
    told = event(PLANNED)
    assert told["dtstart"].to_ical() == b"20261203T090000"
    assert told["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert told.decoded("dtend").astimezone(UTC) == datetime(2026, 12, 3, 10, tzinfo=UTC)
    (zone,) = calendar(PLANNED).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Helsinki"
    offsets = {one["tzoffsetto"].to_ical() for one in zone.subcomponents}
    assert offsets == {"+0200", "+0300"}, "for whoever does not know the zone"


def test_it_says_the_way_in_and_what_is_to_be_done_before() -> None:
    told = event(PLANNED)
    assert str(told["summary"]) == "Payroll: who is accountable for its support?"
    assert str(told["description"]) == f"Take part: {PLACE}\nBefore you come: Vote, at home;"
    assert str(told["url"]) == PLACE


def test_moved_it_is_the_same_event_and_its_sequence_rises() -> None:
    before = event(PLANNED)
    now = event(msgspec.structs.replace(PLANNED, day="2026-12-10", moved=1))
    assert now["uid"] == before["uid"]
    assert now["sequence"] > before["sequence"]
    assert now["dtstart"].to_ical() == b"20261210T090000"


def test_the_event_of_another_workshop_is_another_and_tells_no_code() -> None:
    uids = {str(event(PLANNED, code)["uid"]) for code in ("ABCDEFGH", "HGFEDCBA")}
    assert len(uids) == 2
    assert not any("ABCDEFGH" in uid for uid in uids)


@pytest.mark.parametrize("day", [FIRST, LAST, "2026-02-28"])
def test_any_day_can_be_written(day: str) -> None:
    told = event(msgspec.structs.replace(PLANNED, day=day))
    assert told["dtstart"].to_ical().startswith(day.replace("-", "").encode())


def test_where_nothing_is_planned_there_is_no_event() -> None:
    assert not list(calendar(None).walk("VEVENT"))
