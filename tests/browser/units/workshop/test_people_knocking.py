"""Before a closed door: looking now and then, each at a time of their own, and going on."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio

STANDS = """async (m, doors, given) => {
  const [fetched, later] = [globalThis.fetch, globalThis.setTimeout];
  const waits = [], next = [];
  globalThis.fetch = async () => {
    const door = doors.shift();
    if (!door) throw new Error('no line');
    return { text: async () => `<div data-door="${door}">` };
  };
  globalThis.setTimeout = (does, pause) => { waits.push(pause); next.push(does); };
  const entered = [];
  const one = Object.assign(Object.create(null, Object.getOwnPropertyDescriptors(m.knocking)), {
    $root: { dataset: { door: 'shut' } }, enter() { entered.push(1); }, ...given,
  });
  try { DOES } finally { [globalThis.fetch, globalThis.setTimeout] = [fetched, later]; }
}"""


async def stands(modules: Modules, does: str, *doors: str, **given: Any) -> Any:
    module = "workshop/people_knocking"
    return await modules.run(module, STANDS.replace("DOES", does), list(doors), given)


async def test_it_goes_on_when_the_door_opens(modules: Modules) -> None:
    does = """one.arrive();
      const before = one.shut;
      await next.shift()();
      await next.shift()();
      return [before, one.shut, one.opened, next.length, entered.length];"""
    assert await stands(modules, does, "shut", "open") == [True, False, True, 0, 0]


async def test_who_wanted_in_is_let_in(modules: Modules) -> None:
    does = """await one.refusedAt('forbidden');
      const before = [one.shut, one.wanted];
      await next.shift()();
      return [before, one.shut, entered.length];"""
    assert await stands(modules, does, "shut", "open") == [[True, True], False, 1]


async def test_a_line_that_is_cut_opens_no_door(modules: Modules) -> None:
    does = "one.arrive(); await next.shift()(); return [one.shut, next.length];"
    assert await stands(modules, does) == [True, 1]


async def test_what_else_was_refused_has_nothing_to_do_with_the_door(modules: Modules) -> None:
    does = "await one.refusedAt('bad-text'); return [one.shut, next.length];"
    assert await stands(modules, does, "shut") == [False, 0]
    does = "await one.refusedAt('forbidden'); return [one.shut, next.length];"
    assert await stands(modules, does, "open") == [False, 0]


async def test_a_crowd_does_not_knock_as_one_and_not_too_often(modules: Modules) -> None:
    does = """for (let look = 0; look < 20; look += 1) one.lookLater();
      return waits;"""
    waits = await stands(modules, does)
    assert 3000 <= waits[0] <= 5000
    assert max(waits) <= 37_500
    assert min(waits[6:]) >= 22_500
    assert len(set(waits)) == len(waits)
