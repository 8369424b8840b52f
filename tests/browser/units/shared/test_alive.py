"""Whether the line is alive: asked at once where it may have died unheard."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

# The line, the clock and what is called now and then are ours: time passes when the test says so.
ALIVE = """(m) => {
  const real = { day: Date.now, open: performance.now, setInterval, addEventListener };
  const told = [], ticks = {}, heard = {};
  let open = 0, day = 0;
  const line = { socket: {}, closed: false, deadline: 25000 };
  for (const name of ['connect', 'doubt', 'beat', 'lost']) line[name] = () => told.push(name);
  Date.now = () => day;
  performance.now = () => open;
  globalThis.setInterval = (call, every) => { ticks[every] = call; };
  globalThis.addEventListener = (name, call) => { heard[name] = call; };
  const look = (at, set = 0) => { open = at; day = at + set; ticks[1000](); };
  try {
    m.keepAlive(line);
    DOES
    return told;
  } finally {
    Date.now = real.day;
    performance.now = real.open;
    globalThis.setInterval = real.setInterval;
    globalThis.addEventListener = real.addEventListener;
  }
}"""


async def alive(modules: Modules, does: str) -> Any:
    return await modules.run("shared/alive", ALIVE.replace("DOES", does))


async def test_it_is_asked_now_and_then(modules: Modules) -> None:
    assert await alive(modules, "ticks[10000](); look(1000);") == ["beat"]


async def test_too_long_without_a_word_it_is_lost(modules: Modules) -> None:
    seconds = "for (let at = 1000; at <= 26000; at += 1000) look(at);"
    assert await alive(modules, seconds) == ["lost"]


async def test_a_page_that_slept_doubts_it(modules: Modules) -> None:
    assert await alive(modules, "look(60000);") == ["doubt", "beat"]


async def test_a_clock_that_is_set_back_hides_no_silence(modules: Modules) -> None:
    seconds = "for (let at = 1000; at <= 26000; at += 1000) look(at, at > 5000 ? -3600000 : 0);"
    assert await alive(modules, seconds) == ["doubt", "beat", "lost"]


async def test_without_a_socket_it_is_opened_at_once(modules: Modules) -> None:
    assert await alive(modules, "line.socket = null; heard.online();") == ["connect", "beat"]


async def test_a_page_from_the_history_wakes_it_and_a_new_one_does_not(modules: Modules) -> None:
    shown = "heard.pageshow({ persisted: false }); heard.pageshow({ persisted: true });"
    assert await alive(modules, shown) == ["doubt", "beat"]


async def test_what_is_closed_stays_closed(modules: Modules) -> None:
    assert await alive(modules, "line.closed = true; heard.online(); heard.offline();") == []
