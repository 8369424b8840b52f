"""Calendars as others read them: another library, and a calendar program that keeps events."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import vobject  # type: ignore[import-untyped]  # no types

from app.documents import calendar, grid, invitation
from app.documents.signatures import Reading
from app.matrix.record import Record
from tests.documents.records import fresh, where
from tests.documents.test_actions import around
from tests.documents.test_calendar import MOVED, PROMISE
from tests.documents.test_invitation import PLANNED

CONFIG = """[calendars]
[[remit]]
path = {folder}/kept
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
LINE = "{start-long-full} {end-long-full} {status}{title}"


def due(record: Record) -> bytes:
    return calendar.write(grid.of(record, None, {}, None, Reading(code="ABCDEFGH")))


def promised(**more: Any) -> bytes:
    promise = msgspec.structs.replace(PROMISE, **more)
    return due(where(fresh("C"), "continuity", "application", promise=promise))


def session(**more: Any) -> bytes:
    planned = msgspec.structs.replace(PLANNED, **more)
    record = msgspec.structs.replace(fresh("C"), session=planned)
    return invitation.write(grid.of(record, None, {}, None, Reading(code="ABCDEFGH")))


class Khal:
    """A calendar program of Debian's, with a calendar of its own, in this time zone."""

    def __init__(self, folder: Path, zone: str) -> None:
        self._folder = folder
        (folder / "kept").mkdir()
        (folder / "khal.conf").write_text(CONFIG.format(folder=folder, zone=zone))

    def takes(self, content: bytes) -> None:
        file = self._folder / "from-remit.ics"
        file.write_bytes(content)
        self._does("import", "--batch", str(file))

    def lists(self, first: str, days: int) -> list[str]:
        """Each event in this time, once, as the program tells it."""
        told = self._does("list", "--once", "-df", "", "-f", LINE, first, f"{days}d")
        return [line.strip() for line in told.splitlines() if line.strip()]

    def _does(self, command: str, *options: str) -> str:
        config = str(self._folder / "khal.conf")
        done = subprocess.run(
            ["khal", "-c", config, "--no-color", command, *options],
            capture_output=True,
            check=True,
            timeout=60,
            env={"HOME": str(self._folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )
        return done.stdout.decode()


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path, "Europe/Helsinki")


def read(content: bytes) -> list[Any]:
    """The events, as the other library has them."""
    whole = vobject.readOne(content.decode())
    return list(whole.contents.get("vevent", []))


def test_another_library_reads_what_falls_due() -> None:
    told = read(due(around()))
    assert [one.dtstart.value for one in told] == [
        *(date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 31)),
        *(date(2027, 2, 1), date(2027, 3, 1)),
    ]
    assert "Who: Dana Whitfield" in told[0].description.value
    assert len({one.uid.value for one in told}) == len(told)


def test_another_library_knows_a_moved_promise_for_the_same_event() -> None:
    (before,), (now,) = read(promised()), read(promised(due="2027-01-31", moves=MOVED))
    assert now.uid.value == before.uid.value
    assert int(now.sequence.value) > int(before.sequence.value)
    assert now.dtstart.value == date(2027, 1, 31)


def test_another_library_finds_the_hour_of_a_session() -> None:
    (told,) = read(session())
    assert told.dtstart.value.astimezone(UTC) == datetime(2026, 12, 3, 7, tzinfo=UTC)
    assert told.dtend.value.astimezone(UTC) == datetime(2026, 12, 3, 10, tzinfo=UTC)


def test_a_calendar_program_keeps_what_falls_due(khal: Khal) -> None:
    khal.takes(due(around()))
    told = khal.lists("2026-12-01", 120)
    assert len(told) == 5
    assert any(line.startswith("2026-12-24") and "Ask Nordic Pay" in line for line in told)


def test_a_moved_promise_moves_in_the_calendar_program(khal: Khal) -> None:
    khal.takes(promised())
    assert [line[:10] for line in khal.lists("2026-12-01", 90)] == ["2026-12-24"]
    khal.takes(promised(due="2027-01-31", moves=MOVED))
    assert [line[:10] for line in khal.lists("2026-12-01", 90)] == ["2027-01-31"]


def test_a_promise_that_was_kept_is_called_off_there(khal: Khal) -> None:
    khal.takes(promised())
    khal.takes(promised(state="kept", evidence="Tested.", at="2026-12-20T10:00:00.000Z"))
    (line,) = khal.lists("2026-12-01", 90)
    assert "CANCELLED" in line


@pytest.mark.parametrize(
    ("zone", "hours"), [("Europe/Helsinki", "09:00"), ("America/Lima", "02:00")]
)
def test_a_session_stands_at_its_hour_wherever_it_is_read(
    tmp_path: Path, zone: str, hours: str
) -> None:
    khal = Khal(tmp_path, zone)
    khal.takes(session())
    (line,) = khal.lists("2026-12-01", 30)
    assert line.startswith(f"2026-12-03 {hours}")
    khal.takes(session(day="2026-12-10", moved=1))
    (line,) = khal.lists("2026-12-01", 30)
    assert line.startswith(f"2026-12-10 {hours}")
