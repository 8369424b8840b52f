"""Time that nobody sets: a device whose clock jumps shows the server's time all the same."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

# How long the page has been open, and what the device takes the time of day for, are ours.
CLOCKS = """(m) => {
  const real = { day: Date.now, open: performance.now };
  let open = 0, day = 1e12;
  Date.now = () => day;
  performance.now = () => open;
  try { DOES } finally { Date.now = real.day; performance.now = real.open; }
}"""


async def clocks(modules: Modules, does: str) -> Any:
    return await modules.run("shared/clock", CLOCKS.replace("DOES", does))


async def test_the_servers_time_goes_on_whatever_the_device_is_set_to(modules: Modules) -> None:
    does = """m.toldTime('2026-12-24T12:00:00Z');
      open += 60000; day -= 3600000;
      return new Date(m.serverTime()).toISOString();"""
    assert await clocks(modules, does) == "2026-12-24T12:01:00.000Z"


async def test_after_a_sleep_the_server_is_believed_anew(modules: Modules) -> None:
    does = """m.toldTime('2026-12-24T12:00:00Z');
      m.toldTime('2026-12-24T13:00:00Z');
      return new Date(m.serverTime()).toISOString();"""
    assert await clocks(modules, does) == "2026-12-24T13:00:00.000Z"


async def test_a_slow_line_moves_no_clock(modules: Modules) -> None:
    does = """m.toldTime('2026-12-24T12:00:00Z');
      open += 400;
      m.toldTime('2026-12-24T12:00:00Z');
      return new Date(m.serverTime()).toISOString();"""
    assert await clocks(modules, does) == "2026-12-24T12:00:00.400Z"


@pytest.mark.parametrize(
    ("since", "by_day", "slept"),
    [
        (1000, 1000, False),
        (60_000, 60_000, True),  # both went on, and nobody looked
        (1000, 60_000, True),  # one stood still in sleep
        (1000, -3_600_000, True),  # the clock was set back
        (1000, 2000, False),
    ],
)
async def test_a_sleep_is_noticed_by_either_clock(
    modules: Modules, since: int, by_day: int, slept: bool
) -> None:
    does = f"""const slept = m.sleepWatch(5000);
      open += {since}; day += {by_day};
      return [slept(), slept()];"""
    assert await clocks(modules, does) == [slept, False]
