"""A form of an item: what changed goes out on its version, and a clash loses nothing."""

from typing import Any

import pytest

from tests.browser.units.agreement.drafted import meeting, objective, room
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
OPENED = """async (m) => {
  const one = m.objectives();
  one.$nextTick = () => {};
  one.$watch = () => {};
  DOES
}"""


async def drafts(modules: Modules, does: str, **keys: Any) -> Any:
    await room(modules, **keys)
    return await modules.run("agreement/objectives", OPENED.replace("DOES", does))


async def test_a_new_one_is_sent_without_what_is_empty(modules: Modules) -> None:
    does = "one.begin(); one.form.title = ' Close early '; one.save();"
    await drafts(modules, does)
    assert await modules.asked() == [{"ask": "share-objective", "title": "Close early"}]


async def test_what_must_be_written_is_said_first(modules: Modules) -> None:
    assert await drafts(modules, "one.begin(); one.save(); return one.wrong;") == (
        "Still to be written: objective."
    )
    assert await modules.asked() == []


async def test_of_one_told_anew_only_what_is_otherwise(modules: Modules) -> None:
    does = "one.begin(one.list[0]); one.form.measure = 'Days'; one.propose();"
    await drafts(modules, does, objectives=[objective("Close", 4)])
    change = {"ask": "share-objective", "measure": "Days", "item": "o1", "base": 4}
    assert await modules.asked() == [{"ask": "propose-change", "change": change}]


async def test_after_a_clash_it_is_sent_on_what_stands(modules: Modules) -> None:
    does = """
      one.begin(one.list[0]);
      one.form.title = 'Close late';
      const saving = one.save();
      const { room } = await import('/static/js/shared/room.js');
      const theirs = [{ ...room().objectives[0], title: 'Close early', version: 5 }];
      room().show({ seq: 2, show: { objectives: theirs } }, false);
      answer({ refused: asked[0].id, code: 'conflict', why: 'Written since.' });
      await saving;
      const said = [one.saves, one.clash.map((it) => [it.theirs, it.mine])];
      one.save();
      return said;"""
    said = await drafts(modules, does, objectives=[objective("Close", 4)])
    assert said == ["Keep mine", [["Close early", "Close late"]]]
    assert [ask["base"] for ask in await modules.asked()] == [4, 5]


async def test_a_meeting_goes_into_its_form_and_back(modules: Modules) -> None:
    await room(modules)
    does = "(m, one) => [m.read(one).every, m.read(one).at, m.write(m.read(one))]"
    every, at, fields = await modules.run("agreement/planning", does, meeting())
    assert (every, at) == ("month+", "09:00")
    assert fields.items() <= meeting().items()
