"""The clock everybody sees: the server's end time, shown as what is left of it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
TIMER = "workshop/timer"
CELL = "incident:application"
END = "2026-12-24T12:00:00Z"


async def clock(modules: Modules, left: float, does: str, **shown: Any) -> Any:
    """With so many seconds left by the server's clock."""
    await modules.room(screen(CELL, timer={"ends_at": END}, **shown))
    start = f"const one = m.timer(); one.looked = Date.parse('{END}') - {left * 1000};"
    return await modules.run(TIMER, f"(m) => {{ {start} {does} }}")


@pytest.mark.parametrize(
    ("left", "shown", "up"),
    [(180, "3:00", False), (0.5, "0:01", False), (0, "0:00", True), (-9, "0:00", True)],
)
async def test_it_says_what_is_left(modules: Modules, left: float, shown: str, up: bool) -> None:
    assert await clock(modules, left, "return [one.shown, one.up];") == [shown, up]


async def test_a_browser_whose_clock_is_wrong_shows_the_servers_time(modules: Modules) -> None:
    await modules.room(screen(CELL, timer={"ends_at": END}, clock="2026-12-24T11:58:00Z"))
    assert await modules.run(TIMER, "(m) => m.timer().shown") == "2:00"


async def test_without_an_end_there_is_no_clock(modules: Modules) -> None:
    await modules.room(screen())
    said = "(m) => { const one = m.timer(); return [one.set, one.shown, one.up, one.rung]; }"
    assert await modules.run(TIMER, said) == [False, "", False, ""]


@pytest.mark.parametrize(
    ("left", "ask"),
    [
        (30, {"ask": "extend-timer", "seconds": 120}),
        (-30, {"ask": "set-timer", "seconds": 120}),  # two minutes from now, not from the end
    ],
)
async def test_two_more_minutes(modules: Modules, left: float, ask: Any) -> None:
    await clock(modules, left, "one.more();")
    assert await modules.asked() == [ask]


@pytest.mark.parametrize(
    ("left", "shown", "pressing"),
    [
        (-1, {}, True),
        (1, {}, False),
        (-1, {"cells": {CELL: decided("business")}}, False),
        (-1, {"workshop": {"state": "signed-off"}}, False),
    ],
)
async def test_time_presses_where_nothing_is_recorded(
    modules: Modules, left: float, shown: Any, pressing: bool
) -> None:
    assert await clock(modules, left, "return one.pressing;", **shown) is pressing
