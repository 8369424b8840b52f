"""What falls due stands in a calendar, and is the same event when it is told again."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from icalendar import Calendar

from app.documents import calendar, grid
from app.documents.signatures import Reading
from app.matrix.record import Move, Promise, Record
from tests.documents.records import fresh, signed, where
from tests.documents.test_actions import RISK, around

PROMISE = Promise("Dana", "2026-12-24", "Ask the vendor; then, test", id="p1")
MOVED = [Move("2026-12-24", "No time.", "2026-12-01T08:00:00.000Z")]


def events(record: Record, code: str = "ABCDEFGH", before: Record | None = None) -> list[Any]:
    table = grid.of(record, None, {}, before, Reading(code=code))
    return list(Calendar.from_ical(calendar.write(table)).walk("VEVENT"))


def promised(**more: Any) -> Record:
    """A draft with one promise, and what became of it."""
    promise = msgspec.structs.replace(PROMISE, **more)
    return where(fresh("C"), "continuity", "application", promise=promise)


def test_each_thing_with_a_day_is_one_event_of_that_day() -> None:
    told = events(around())
    assert [str(one.decoded("dtstart")) for one in told] == [
        "2026-12-24",
        "2026-12-31",
        "2027-01-31",
        "2027-02-01",
        "2027-03-01",
    ]
    first = told[0]
    assert first.decoded("dtend") - first.decoded("dtstart") == timedelta(days=1)
    assert str(first["summary"]).startswith("Keep a promise: Ask Nordic Pay")
    assert "Who: Dana Whitfield" in str(first["description"])
    assert len({str(one["uid"]) for one in told}) == len(told)


def test_a_moved_promise_is_the_same_event_on_another_day() -> None:
    (before,) = events(promised())
    (now,) = events(promised(due="2027-01-31", moves=MOVED))
    assert now["uid"] == before["uid"]
    assert now["sequence"] > before["sequence"]
    assert (before.decoded("dtstart"), now.decoded("dtstart")) == (
        date(2026, 12, 24),
        date(2027, 1, 31),
    )


def test_with_each_revision_the_sequence_rises() -> None:
    first = signed(promised(), 1)
    (of_the_first,) = events(first)
    (of_the_next_draft,) = events(promised(), before=first)
    (of_the_second,) = events(signed(promised(), 2), before=first)
    assert of_the_first["sequence"] < of_the_next_draft["sequence"] == of_the_second["sequence"]


@pytest.mark.parametrize("state", ["kept", "broken"])
def test_a_promise_that_ended_is_called_off(state: str) -> None:
    (open_one,) = events(promised())
    (ended,) = events(promised(state=state))
    assert (open_one["status"], ended["status"]) == ("CONFIRMED", "CANCELLED")
    assert ended["uid"] == open_one["uid"]
    assert ended["sequence"] > open_one["sequence"]


def test_two_workshops_have_no_event_in_common_and_no_code_in_it() -> None:
    (one,), (other,) = events(promised()), events(promised(), code="HGFEDCBA")
    assert one["uid"] != other["uid"]
    assert "ABCDEFGH" not in str(one["uid"])


def test_what_people_typed_is_text_and_stays_in_its_line() -> None:
    """Commas, semicolons and line ends mean something in this format."""
    risk = msgspec.structs.replace(RISK, title="A; b, c\\n\r\nBEGIN:VEVENT", mitigation="x\ny")
    (told,) = events(msgspec.structs.replace(fresh("C"), risks=[risk]))
    assert str(told["summary"]).startswith("Look at a risk again: A; b, c")
    assert "BEGIN:VEVENT" in str(told["summary"])


def test_lines_are_folded_at_75_bytes_and_end_as_they_should() -> None:
    risk = msgspec.structs.replace(RISK, title="給" * 100)
    table = grid.of(msgspec.structs.replace(fresh("C"), risks=[risk]), None, {})
    lines = calendar.write(table).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)
