"""What every part of a page reads: a cell by its key, and what is worked out once for a screen."""

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
ROOM = "shared/room"
CELL = "incident:application"


async def test_a_cell_nobody_told_of_is_open(modules: Modules) -> None:
    await modules.room(screen())
    cell = await modules.run(ROOM, "(m) => [m.cellAt('change:interface'), m.room().now]")
    assert cell == [{"state": "open", "round": 1, "voted": 0}] * 2


async def test_both_scopes_have_the_key_of_the_first(modules: Modules) -> None:
    keys = "(m) => [m.cellKey({ process: 'a', scope: 'both' }), m.cellKey(null)]"
    assert await modules.run(ROOM, keys) == ["a:application", ""]


async def test_what_follows_from_a_screen_is_worked_out_once_for_each(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: open_cell(1)}))
    does = """({ room, oncePerScreen }, key) => {
      let worked = 0;
      const voted = oncePerScreen(() => { worked += 1; return room().cells[key].voted; });
      const before = [voted(), voted(), worked];
      const cell = { ...room().cells[key], voted: 2 };
      room().show({ seq: 2, show: { [`cell:${key}`]: cell } }, false);
      return [before, [voted(), voted(), worked]];
    }"""
    assert await modules.run(ROOM, does, CELL) == [[1, 1, 1], [2, 2, 2]]


async def test_whoever_reads_it_hears_of_the_next_screen(modules: Modules) -> None:
    """Also who came second, and found it worked out."""
    await modules.room(screen(CELL, cells={CELL: open_cell(1)}))
    does = """async ({ room, oncePerScreen }, key) => {
      const { Alpine } = await import('/static/js/shared/alpine.js');
      const voted = oncePerScreen(() => room().cells[key].voted);
      const [first, second] = [[], []];
      for (const heard of [first, second]) Alpine.effect(() => heard.push(voted()));
      const cell = { ...room().cells[key], voted: 2 };
      room().show({ seq: 2, show: { [`cell:${key}`]: cell } }, false);
      await new Promise((done) => setTimeout(done));
      return [first, second];
    }"""
    assert await modules.run(ROOM, does, CELL) == [[1, 2], [1, 2]]


async def test_what_was_told_cannot_be_changed_in_place(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: open_cell(1)}))
    does = """({ room }, key) => {
      room().cells[key].voted = 9;
      return room().cells[key].voted;
    }"""
    assert await modules.run(ROOM, does, CELL) == 1
