"""When somebody is on duty, over midnight, over zones, and while the clocks change."""

import pytest

from app.matrix.hours import SHIFTS, Duty, HoursError, Shift, hours, moment, on_duty

WINTER, SUMMER = "2026-11-30", "2026-07-01"
OFFICE = "Mon-Fri 08:00-16:00 Europe/Helsinki"


def test_hours_are_days_and_times_in_a_zone() -> None:
    assert hours("always") is None
    assert hours(OFFICE) == (Shift(frozenset(range(5)), 480, 960, "Europe/Helsinki"),)


def test_several_stand_behind_commas_and_one_zone_holds_for_those_before_it() -> None:
    told = hours("Mon, Wed 08:00-12:00, Sat–Sun 00:00 - 24:00 UTC")
    assert told == (
        Shift(frozenset({0, 2}), 480, 720, "UTC"),
        Shift(frozenset({5, 6}), 0, 1440, "UTC"),
    )


def test_days_go_by_their_names_and_over_the_end_of_the_week() -> None:
    told = hours("friday-Mon 8:00-9:30 UTC, THURS 10:00-11:00 UTC")
    assert told is not None
    assert [sorted(one.days) for one in told] == [[0, 4, 5, 6], [3]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sometimes",
        "Mon",
        "Mon-Fri",
        "Mon-Fri 08:00-16:00",
        "Mo-Fr 08:00-16:00 UTC",
        "Mon-Fri 8-16 UTC",
        "Mon-Fri 08:00-25:00 UTC",
        "Mon-Fri 08:60-16:00 UTC",
        "Mon-Fri 24:00-06:00 UTC",
        "Mon-Fri 08:00-08:00 UTC",
        "Mon-Fri 08:00-16:00 Europe/Atlantis",
        "Mon-Fri 08:00-16:00 ../../etc/passwd",
        "Mon-Fri 08:00-16:00 UTC and more",
        "Mon-Fri 08:00-16:00 UTC,",
        "Mon-Fri ٠٨:٠٠-١٦:٠٠ UTC",
        ", ".join(["Mon 08:00-09:00 UTC"] * (SHIFTS + 1)),
    ],
)
def test_what_is_no_hours_is_said_to_be_none(text: str) -> None:
    with pytest.raises(HoursError):
        hours(text)


def test_so_many_times_of_the_week_are_read() -> None:
    told = hours(", ".join(["Mon 08:00-09:00 UTC"] * SHIFTS))
    assert told is not None
    assert len(told) == SHIFTS


@pytest.mark.parametrize(
    "text",
    ["", "03:00", "Sunday", "Someday 03:00", "Sunday 24:00", "Sunday 3 am", "Sunday 03:00 UTC now"],
)
def test_what_is_no_day_and_time_is_said_to_be_none(text: str) -> None:
    with pytest.raises(HoursError):
        moment(text)


@pytest.mark.parametrize(
    ("written", "at", "duty"),
    [
        ("always", "Sunday 03:00", "always"),
        (OFFICE, "Sunday 03:00", "never"),
        (OFFICE, "Monday 07:59", "never"),
        (OFFICE, "Monday 08:00", "always"),
        (OFFICE, "Friday 15:59", "always"),
        (OFFICE, "Friday 16:00", "never"),
        ("Sat-Sun 00:00-24:00 Europe/Helsinki", "Sunday 23:59", "always"),
        ("Sat-Sun 00:00-24:00 Europe/Helsinki", "Monday 00:00", "never"),
        # Over midnight, and over the end of the week.
        ("Mon-Fri 22:00-06:00 Europe/Helsinki", "Tuesday 03:00", "always"),
        ("Mon-Fri 22:00-06:00 Europe/Helsinki", "Saturday 05:59", "always"),
        ("Mon-Fri 22:00-06:00 Europe/Helsinki", "Saturday 06:00", "never"),
        ("Mon-Fri 22:00-06:00 Europe/Helsinki", "Monday 03:00", "never"),
        ("Sun 22:00-06:00 Europe/Helsinki", "Monday 03:00", "always"),
        # A case that names no zone is told by the clock of whoever is called.
        ("Sat 02:00-04:00 Asia/Tokyo", "Saturday 03:00", "always"),
    ],
)
def test_on_duty_by_their_own_clock(written: str, at: str, duty: Duty) -> None:
    assert {on_duty(written, at, WINTER), on_duty(written, at, SUMMER)} == {duty}


@pytest.mark.parametrize(
    ("written", "at", "duty"),
    [
        # Helsinki and London change their clocks in the same night.
        ("Mon-Fri 06:00-14:00 Europe/London", "Monday 08:00 Europe/Helsinki", "always"),
        ("Mon-Fri 06:01-14:00 Europe/London", "Monday 08:00 Europe/Helsinki", "never"),
        # India changes none: 08:00 in Helsinki is 11:30 there in winter, and 10:30 in summer.
        ("Mon-Fri 10:00-18:00 Asia/Kolkata", "Monday 08:00 Europe/Helsinki", "always"),
        ("Mon-Fri 11:00-18:00 Asia/Kolkata", "Monday 08:00 Europe/Helsinki", "sometimes"),
        ("Mon-Fri 10:00-11:00 Asia/Kolkata", "Monday 08:00 Europe/Helsinki", "sometimes"),
        ("Mon-Fri 12:00-18:00 Asia/Kolkata", "Monday 08:00 Europe/Helsinki", "never"),
        # New York changes on other days: for some weeks it is six hours behind, else seven.
        ("Sun 20:00-22:00 America/New_York", "Monday 03:00 Europe/Helsinki", "always"),
        ("Sun 20:00-21:00 America/New_York", "Monday 03:00 Europe/Helsinki", "sometimes"),
        # Sunday, 03:30 in Helsinki is skipped in the night of the change: it is 04:30 then.
        ("Sun 03:00-04:00 Europe/Helsinki", "Sunday 03:30 Europe/Helsinki", "sometimes"),
        ("Sun 03:00-05:00 Europe/Helsinki", "Sunday 03:30 Europe/Helsinki", "always"),
        # Two zones share it between them, whatever the clocks say.
        ("Mon 10:00-11:00, Mon 11:00-12:00 Asia/Kolkata", "Mon 08:00 Europe/Helsinki", "always"),
    ],
)
def test_on_duty_by_the_clock_of_the_case(written: str, at: str, duty: Duty) -> None:
    assert {on_duty(written, at, WINTER), on_duty(written, at, SUMMER)} == {duty}


def test_hours_that_nobody_can_read_any_more_are_no_duty() -> None:
    assert on_duty("Mon-Fri 08:00-16:00 Europe/Atlantis", "Monday 09:00", WINTER) == "never"
