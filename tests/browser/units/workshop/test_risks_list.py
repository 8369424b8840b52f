"""The risks as the console lists them, newest first, and the one that is looked at."""

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.risking import risk

pytestmark = pytest.mark.anyio
LIST = "workshop/risks_list"


async def test_the_newest_comes_first_and_one_is_looked_at(modules: Modules) -> None:
    await modules.room(screen(risks=[risk(1), risk(2)], registers={"risks": 2}))
    does = """(m) => {
      const one = m.risks();
      const before = one.risk.id;
      one.show({ id: 'r1' });
      return [before, one.risk.id, one.list.map((it) => [it.id, it.here])];
    }"""
    assert await modules.run(LIST, does) == ["", "r1", [["r2", False], ["r1", True]]]


async def test_what_has_just_been_written_is_looked_at_without_its_number(
    modules: Modules,
) -> None:
    await modules.room(screen(risks=[risk(1), risk(2)]), opened={"kind": "risk", "id": ""})
    assert await modules.run(LIST, "(m) => m.risks().risk.id") == "r2"


async def test_a_form_is_opened_for_a_new_one_or_for_other_words(modules: Modules) -> None:
    await modules.room(screen(risks=[risk(1)]), opened={"kind": "risk", "id": "r1"})
    does = """async (m) => {
      const { room } = await import('/static/js/shared/room.js');
      const one = m.risks();
      one.anew();
      const anew = { ...room().opened };
      one.write();
      return [anew, { ...room().opened }];
    }"""
    assert await modules.run(LIST, does) == [
        {"kind": "writing", "id": "r1", "step": ""},
        {"kind": "writing", "id": "", "step": ""},
    ]
