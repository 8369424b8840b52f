"""The run sheet on the console: minutes by chapter, and the end told plainly."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
RUNNING = "workshop/running"


def forecast(ends: str | None, due: str | None = "2026-12-24T11:00:00.000Z") -> list[Json]:
    begun = "2026-12-24T08:00:00.000Z" if ends else None
    return [
        {"id": "prepare", "minutes": 10, "spent": 12, "left": 0 if ends else None},
        {"id": "matrix", "minutes": 90, "spent": 30, "left": 55 if ends else None},
        {"id": "session", "minutes": 100, "begun": begun, "due": due if ends else None}
        | {"ends": ends},
    ]


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        ("2026-12-24T11:10:20.000Z", "At this pace 12:10, 10 minutes over."),
        ("2026-12-24T10:55:00.000Z", "At this pace 11:55, 5 minutes early."),
        ("2026-12-24T11:03:00.000Z", "At this pace 12:03, on time."),
        ("2026-12-24T12:00:00.000Z", "At this pace 13:00, 60 minutes over."),
        (None, ""),
    ],
)
async def test_the_end_is_told_by_the_readers_clock(
    modules: Modules, ends: str | None, says: str
) -> None:
    await modules.room(screen(forecast=forecast(ends)))
    assert await modules.run(RUNNING, "(m) => m.forecastWords()") == says


async def test_before_it_begins_its_length_is_told(modules: Modules) -> None:
    await modules.room(screen(forecast=forecast(None)))
    says = "(m) => [m.running().words, m.standsRunning(), m.running().since]"
    assert await modules.run(RUNNING, says) == [
        "1 hour 40 minutes in all.",
        "1 hour 40 minutes, not begun",
        "",
    ]


async def test_each_chapter_says_what_has_gone_and_what_is_to_go(modules: Modules) -> None:
    told = forecast("2026-12-24T11:10:20.000Z")
    await modules.room(screen(forecast=told, chapter="matrix"))
    does = "(m) => m.running().list.map((one) => [one.name, one.told, one.here])"
    assert await modules.run(RUNNING, does) == [
        ["Prepare", "12 gone", False],
        ["Matrix", "30 gone, 55 to go", True],
    ]


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("45", [{"ask": "plan-chapter", "chapter": "matrix", "minutes": 45}]),
        ("90", []),
        ("4.5", []),
        ("soon", []),
    ],
)
async def test_minutes_are_whole_and_asked_for_where_they_change(
    modules: Modules, typed: str, asks: list[Any]
) -> None:
    await modules.room(screen(forecast=forecast(None)))
    does = """(m, typed) => {
      const one = m.running();
      one.take();
      one.form.matrix = typed;
      one.plan({ id: 'matrix', minutes: 90 });
      return one.form.matrix;
    }"""
    left = await modules.run(RUNNING, does, typed)
    assert await modules.asked() == asks
    assert left == (typed if asks else "90"), "what is no number of minutes goes"
