"""What came into view by somebody else's act settles for half a second; one's own act does not."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
CELL = "incident:application"

# What time it gets is ours; a screen is a number and what it shows.
SETTLING = """async (m, cell) => {
  const { room } = await import('/static/js/shared/room.js');
  const real = globalThis.setTimeout, later = [];
  globalThis.setTimeout = (call, wait) => later.push({ call, wait });
  const comes = (seq, show) => {
    m.comesIn({ seq }, () => room().show({ seq, show }, false));
    return room().fresh;
  };
  const other = { focus: { process: 'change', scope: 'interface' } };
  try { DOES } finally {
    globalThis.setTimeout = real;
    later.forEach((one) => one.call());
  }
}"""


async def settling(modules: Modules, does: str, cell: Any = None) -> Any:
    await modules.room(screen(CELL, cells={CELL: open_cell(1)}))
    return await modules.run("shared/settling", SETTLING.replace("DOES", does), cell)


async def test_another_question_settles_and_then_is_as_any(modules: Modules) -> None:
    does = """const during = [comes(2, other), document.body.className, later[0].wait];
      later[0].call();
      return [...during, room().fresh, document.body.className];"""
    assert await settling(modules, does) == [True, "fresh", 500, False, ""]


async def test_another_state_of_it_settles_too(modules: Modules) -> None:
    does = "return comes(2, { 'cell:incident:application': cell });"
    assert await settling(modules, does, revealed("split", {})) is True


async def test_a_vote_more_is_no_other_question(modules: Modules) -> None:
    does = "return comes(2, { 'cell:incident:application': cell });"
    assert await settling(modules, does, open_cell(2)) is False


async def test_a_risk_that_is_read_settles_where_its_words_change(modules: Modules) -> None:
    does = """room().opened = { kind: 'risk', id: 'r1', step: 'answer' };
      const risk = { id: 'r1', title: 'It breaks', consequence: 'So.' };
      room().show({ seq: 2, show: { risks: [risk] } }, false);
      const same = comes(3, { risks: [{ ...risk, understood_by: 1 }, { ...risk, id: 'r2' }] });
      return [same, comes(4, { risks: [{ ...risk, consequence: 'Worse.' }] })];"""
    assert await settling(modules, does) == [False, True]


async def test_what_was_done_from_here_is_no_surprise(modules: Modules) -> None:
    assert await settling(modules, "m.didHere(1e6); return comes(1e6, other);") is False


async def test_a_press_on_what_settles_is_not_passed_on(modules: Modules) -> None:
    does = """const held = document.createElement('div'), free = document.createElement('div');
      held.dataset.settles = '';
      const pressed = [];
      for (const place of [held, free]) {
        const button = document.createElement('button');
        button.onclick = () => pressed.push(place === held ? 'held' : 'free');
        place.append(button);
        document.body.append(place);
      }
      m.holdPresses();
      const both = () => [held, free].forEach((one) => one.firstChild.click());
      room().seq = 1.5e6;
      comes(2e6, other);
      both();
      later[0].call();
      both();
      [held, free].forEach((one) => one.remove());
      return pressed;"""
    assert await settling(modules, does) == ["free", "held", "free"]
