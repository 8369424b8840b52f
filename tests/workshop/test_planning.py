"""When the room meets: planned, moved, signed; and what is no day, time or zone."""

from typing import Any

import msgspec
import pytest

from app.asks.parsing import read_ask
from app.asks.refusal import Refusal
from app.matrix.record import canonical, parse
from app.workshop import signing
from app.workshop.kind import WORKSHOP
from app.workshop.planning import FIRST, LAST
from tests.workshop import ask
from tests.workshop.story import Story


def plan(**more: Any) -> ask.PlanSession:
    told: dict[str, Any] = {
        "day": "2026-12-03",
        "at": "09:00",
        "minutes": 180,
        "zone": "Europe/Helsinki",
    }
    return ask.PlanSession(**(told | more))


def test_a_session_is_told_by_its_own_clock_and_in_utc() -> None:
    story = Story()
    assert story.sees("session") is None
    story.does("Ann", plan(pre_work="Vote on the cells."))
    assert story.sees("session") == {
        "day": "2026-12-03",
        "at": "09:00",
        "minutes": 180,
        "zone": "Europe/Helsinki",
        "pre_work": "Vote on the cells.",
        "moved": 0,
        "begins": "2026-12-03T07:00:00.000Z",
        "ends": "2026-12-03T10:00:00.000Z",
        "until": "12:00",
    }


def test_each_time_it_is_moved_is_counted() -> None:
    story = Story()
    story.does("Ann", plan())
    seen = story.workshop.seq
    assert story.does("Ann", plan()) == [], "it stays where it is"
    story.does("Ann", plan(day="2026-12-10"))
    story.does("Ann", plan(minutes=90))
    assert story.sees("session")["moved"] == 2
    story.refused("Ann", plan(seen=seen), "conflict")


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": ""},
        {"day": "2026-02-30"},
        {"day": "1999-12-31"},
        {"day": "2100-01-01"},
        {"at": "9:00"},
        {"at": "24:00"},
        {"zone": "Europe/Atlantis"},
        {"zone": "../etc/passwd"},
    ],
)
def test_what_is_no_day_time_or_zone_is_refused(wrong: dict[str, Any]) -> None:
    Story().refused("Ann", plan(**wrong), "bad-field")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(("day", "at"), [(FIRST, "00:00"), (LAST, "23:59")])
def test_the_first_day_and_the_last_can_be_told_anywhere(zone: str, day: str, at: str) -> None:
    story = Story()
    story.does("Ann", plan(day=day, at=at, zone=zone, minutes=720))
    assert story.sees("session")["day"] == day


@pytest.mark.parametrize(("minutes", "fits"), [(14, False), (15, True), (720, True), (721, False)])
def test_a_session_has_a_length(minutes: int, fits: bool) -> None:
    body = {"ask": "plan-session", **msgspec.to_builtins(plan(minutes=minutes))}
    if fits:
        assert read_ask(body, WORKSHOP.asks)
        return
    with pytest.raises(Refusal) as refusal:
        read_ask(body, WORKSHOP.asks)
    assert refusal.value.code == "bad-field"


def test_it_is_signed_where_it_was_planned() -> None:
    story = Story()
    assert '"session"' not in canonical(signing.draft(story.workshop)), "older bytes stay"
    story.does("Ann", plan())
    kept = parse(canonical(signing.draft(story.workshop))).session
    assert kept
    assert (kept.day, kept.at, kept.moved) == ("2026-12-03", "09:00", 0)
