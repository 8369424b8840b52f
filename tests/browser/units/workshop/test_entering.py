"""The vote of somebody without a device: put in by name, cell after cell."""

import pytest

from tests.browser.units.modules import Modules, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
ENTERING = "workshop/entering"
CELL = "incident:application"


async def test_it_is_put_in_under_their_name(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: open_cell()}))
    does = """(m) => {
      const one = m.handVotes();
      one.cast('tbd');
      const before = one.wrong;
      one.form.name = ' Hanna ';
      one.cast('business');
      return [before, one.wrong, one.may, one.choices.length];
    }"""
    assert await modules.run(ENTERING, does) == ["Write whose vote it is.", "", True, 5]
    who = {"name": "Hanna", "represents": "business", "choice": "business"}
    at = {"process": "incident", "scope": "application"}
    assert await modules.asked() == [{"ask": "vote-for", **at, **who}]


async def test_where_the_votes_are_out_there_is_nothing_to_put_in(modules: Modules) -> None:
    await modules.room(screen(CELL, cells={CELL: revealed("agreed", {"tbd": {"other": 1}})}))
    assert await modules.run(ENTERING, "(m) => m.handVotes().may") is False
