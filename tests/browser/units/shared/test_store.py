"""The one store: what the server shows, and what is still on its way to it."""

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen

pytestmark = pytest.mark.anyio
ROOM = "shared/room"
CELL = "incident:application"
AT = "process: 'incident', scope: 'application'"
VOTE = f"module.room().ask('cast-vote', {{ {AT}, choice: 'tbd', reason: 'So.' }})"


async def test_a_difference_changes_what_it_names_and_nothing_else(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: open_cell(1), "change:interface": open_cell(2)}))
    does = """({ room }, cell) => {
      room().show({ seq: 2, show: { 'cell:incident:application': cell, focus: null } }, false);
      const { seq, focus, cells, workshop } = room();
      const { 'incident:application': one, 'change:interface': other } = cells;
      return [seq, focus, one.state, other.voted, workshop.service];
    }"""
    assert await modules.run(ROOM, does, decided("tbd")) == [2, None, "decided", 2, "Invoices"]


async def test_a_whole_screen_leaves_nothing_of_the_one_before(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: open_cell(1)}, parked=[{"topic": "1"}]))
    does = """({ room }) => {
      room().show({ seq: 3, show: { workshop: { service: 'Payroll' } } }, true);
      return [room().workshop.service, room().parked, room().focus, Object.keys(room().cells)];
    }"""
    assert await modules.run(ROOM, does) == ["Payroll", [], None, []]


async def test_an_ask_is_on_its_way_until_it_is_answered(modules: Modules) -> None:
    await modules.room(screen(CELL))
    does = f"""async (module) => {{
      const saved = {VOTE};
      const during = module.room().pending.length;
      answer({{ done: asked[0].id, seq: 9 }});
      await saved;
      return [during, module.room().pending.length, module.room().mine];
    }}"""
    assert await modules.run(ROOM, does) == [1, 0, {CELL: "tbd"}]
    assert (await modules.asked())[0]["choice"] == "tbd"


async def test_a_refusal_stands_in_a_notice_with_what_was_written(modules: Modules) -> None:
    await modules.room(screen(CELL))
    does = f"""async (module) => {{
      const refused = {VOTE};
      answer({{ code: 'wrong-state', why: 'It is closed.' }});
      return [(await refused).why, module.room().trouble, module.room().mine];
    }}"""
    notice = "It is closed. You wrote: “\u2068So.\u2069”"
    assert await modules.run(ROOM, does) == ["It is closed.", notice, {}]


async def test_a_form_shows_its_refusal_itself(modules: Modules) -> None:
    await modules.room(screen(CELL))
    does = """async ({ room }) => {
      const refused = room().ask('park', { text: '' }, true);
      answer({ code: 'bad-input', why: 'Write something.' });
      return [(await refused).why, room().trouble];
    }"""
    assert await modules.run(ROOM, does) == ["Write something.", ""]


async def test_without_a_line_steering_is_refused_at_once_and_not_kept(modules: Modules) -> None:
    await modules.room(screen(CELL), line="reconnecting")
    does = """async ({ room }) => {
      const { why, code } = await room().ask('reveal', { process: 'incident', scope: 'both' });
      const aloud = room().trouble;
      const beside = await room().ask('sign-off', {}, true);
      return [why === aloud, code, beside.why === why, room().trouble, room().pending];
    }"""
    assert await modules.run(ROOM, does) == [True, "unavailable", True, "", []]
    assert await modules.asked() == []


async def test_without_a_line_a_vote_is_kept(modules: Modules) -> None:
    await modules.room(screen(CELL), line="reconnecting")
    await modules.run(ROOM, f"(module) => {{ {VOTE}; }}")
    assert len(await modules.asked()) == 1
