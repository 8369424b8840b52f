"""Meetings, as calendars have them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from app.documents.agreement.series import Told, of
from app.partnership.record import Meeting, Single
from tests.partnership.agreements import MONTHLY

THERE = ZoneInfo("Europe/Helsinki")


def series(**about: Any) -> list[Told]:
    meeting: Meeting = msgspec.structs.replace(MONTHLY, **about)
    return list(of(meeting))


def test_a_series_begins_with_its_first_turn() -> None:
    (told,) = series(singles=[])
    assert told.begins == datetime(2026, 12, 3, 9, tzinfo=THERE)
    assert told.ends - told.begins == timedelta(hours=1)
    assert told.rule == {"FREQ": ["MONTHLY"]}


def test_one_that_starts_beside_its_rule_begins_with_the_rule() -> None:
    (told,) = series(singles=[], every="FREQ=MONTHLY;BYDAY=1TU", starts="2026-12-03 09:00")
    assert told.begins == datetime(2027, 1, 5, 9, tzinfo=THERE)


def test_single_ones_are_called_off_or_held_instead() -> None:
    whole, moved = series()
    assert whole.called_off == [datetime(2027, 4, 3, 9, tzinfo=THERE)]
    assert moved.instead_of == datetime(2027, 1, 3, 9, tzinfo=THERE)
    assert moved.begins == datetime(2027, 1, 5, 10, tzinfo=THERE)


def test_the_first_one_may_be_called_off() -> None:
    (told,) = series(singles=[Single("2026-12-03")])
    assert told.begins == datetime(2026, 12, 3, 9, tzinfo=THERE)
    assert told.called_off == [told.begins]


def test_one_that_is_no_turn_any_more_is_passed_over() -> None:
    (told,) = series(singles=[Single("2027-01-04"), Single("2027-01-09", "2027-01-10 09:00")])
    assert told.called_off == []


def test_the_end_of_a_series_is_told_in_utc() -> None:
    (told,) = series(singles=[], every="FREQ=MONTHLY;UNTIL=20270603")
    assert told.rule["UNTIL"] == datetime(2027, 6, 3, 20, 59, 59, tzinfo=UTC)


def test_one_that_goes_on_while_clocks_change_lasts_as_long() -> None:
    (told,) = series(singles=[], starts="2027-03-28 02:30", every="year", minutes=120)
    assert told.ends.astimezone(UTC) - told.begins.astimezone(UTC) == timedelta(minutes=120)


def test_a_series_that_never_comes_has_no_event() -> None:
    assert series(singles=[], every="FREQ=DAILY;UNTIL=20200101") == []
