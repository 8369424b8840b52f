"""An agreement's calendar as others read it: another library, and a calendar program."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.documents.agreement.calendar import write
from app.partnership.record import Agreement, Single
from tests.documents.agreement.telling import printed
from tests.documents.test_calendar_elsewhere import Khal, read
from tests.partnership.agreements import ACTIONS, MONTHLY, empty, signed, whole


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path, "Europe/Helsinki")


def monthly(**about: Any) -> Agreement:
    return empty(meetings=[msgspec.structs.replace(MONTHLY, **({"singles": []} | about))])


def file(agreement: Agreement, before: Agreement | None = None) -> bytes:
    return write(printed(agreement, before))


def every_month(khal: Khal, first: str, days: int) -> list[str]:
    """All turns: the program is asked day by day, for it tells a series once."""
    day, found = date.fromisoformat(first).toordinal(), []
    for place in range(days):
        at = date.fromordinal(day + place).isoformat()
        found += [line[:16] for line in khal.lists(at, 1) if line.startswith(at)]
    return found


def test_another_library_finds_the_hour_of_each_turn_when_clocks_change() -> None:
    (told,) = read(file(monthly()))
    turns = [at.astimezone(UTC) for at in told.getrruleset(addRDate=True)[:6]]
    assert [(at.month, at.hour) for at in turns] == [
        *((12, 7), (1, 7), (2, 7), (3, 7), (4, 6), (5, 6)),
    ]


def test_another_library_knows_a_moved_one_for_the_same_meeting() -> None:
    told, moved = read(file(monthly(singles=[Single("2027-01-03", "2027-01-05 10:00")])))
    assert told.uid.value == moved.uid.value
    assert moved.recurrence_id.value.astimezone(UTC) == datetime(2027, 1, 3, 7, tzinfo=UTC)
    assert moved.dtstart.value.astimezone(UTC) == datetime(2027, 1, 5, 8, tzinfo=UTC)


def test_another_library_leaves_out_one_that_was_called_off() -> None:
    (told,) = read(file(monthly(singles=[Single("2027-01-03")])))
    turns = [at.date() for at in told.getrruleset(addRDate=True)[:2]]
    assert turns == [date(2026, 12, 3), date(2027, 2, 3)]


def test_another_library_reads_what_falls_due() -> None:
    told = {one.summary.value: one for one in read(file(whole()))}
    action = told["Action: Reconcile before the run, not after it"]
    assert action.dtstart.value == date(2027, 2, 28)
    assert "Owner: Bob Okafor" in action.description.value


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [("Europe/Helsinki", "09:00", "09:00"), ("America/Lima", "02:00", "01:00")],
)
def test_a_monthly_meeting_stands_at_its_hour_across_a_clock_change(
    tmp_path: Path, zone: str, winter: str, summer: str
) -> None:
    khal = Khal(tmp_path, zone)
    khal.takes(file(monthly()))
    assert every_month(khal, "2027-03-03", 1) == [f"2027-03-03 {winter}"]
    assert every_month(khal, "2027-04-03", 1) == [f"2027-04-03 {summer}"]


def test_a_single_meeting_that_was_moved_moves_in_the_calendar_program(khal: Khal) -> None:
    khal.takes(file(monthly()))
    assert every_month(khal, "2027-01-03", 3) == ["2027-01-03 09:00"]
    moved = monthly(singles=[Single("2027-01-03", "2027-01-05 10:00")], changes=1)
    khal.takes(file(moved))
    assert every_month(khal, "2027-01-03", 3) == ["2027-01-05 10:00"]
    assert every_month(khal, "2027-02-03", 1) == ["2027-02-03 09:00"]


def test_one_that_was_called_off_is_gone_there(khal: Khal) -> None:
    khal.takes(file(monthly()))
    khal.takes(file(monthly(singles=[Single("2027-01-03")], changes=1)))
    assert every_month(khal, "2027-01-01", 6) == []
    assert every_month(khal, "2027-02-03", 1) == ["2027-02-03 09:00"]


def test_a_series_that_got_another_rhythm_is_still_one(khal: Khal) -> None:
    khal.takes(file(monthly()))
    khal.takes(file(monthly(every="quarter", changes=1)))
    assert every_month(khal, "2027-01-03", 1) == []
    assert every_month(khal, "2027-03-03", 1) == ["2027-03-03 09:00"]


def test_a_meeting_that_was_dropped_is_called_off_there(khal: Khal) -> None:
    khal.takes(file(monthly()))
    khal.takes(file(empty(), signed(monthly())))
    (line,) = khal.lists("2026-12-03", 1)
    assert "CANCELLED" in line


def test_a_moved_action_moves_there_and_a_kept_one_is_called_off(khal: Khal) -> None:
    action = msgspec.structs.replace(ACTIONS[0], due="2027-01-31", moves=[])
    khal.takes(file(empty(actions=[action])))
    assert [line[:10] for line in khal.lists("2027-01-01", 90)] == ["2027-01-31"]
    khal.takes(file(empty(actions=[ACTIONS[0]])))
    assert [line[:10] for line in khal.lists("2027-01-01", 90)] == ["2027-02-28"]
    kept = msgspec.structs.replace(ACTIONS[0], state="kept")
    khal.takes(file(empty(actions=[kept])))
    (line,) = khal.lists("2027-01-01", 90)
    assert "CANCELLED" in line
