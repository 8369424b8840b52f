"""What anybody points at without a vote, as the pages say it."""

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
MARKING = "workshop/marking"
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}


async def test_how_many_there_are_is_said_and_nothing_where_there_are_none(
    modules: Modules,
) -> None:
    says = "(m) => { const one = m.marking(); return [one.unclear, one.valued, one.older]; }"
    await modules.room(screen(CELL, cells={CELL: open_cell(not_clear=1, value=2, older=3)}))
    assert await modules.run(MARKING, says) == [
        "1 person finds this not clear.",
        "IT could add value here: 2 say so.",
        "3 votes are on an older wording.",
    ]
    await modules.room(screen(CELL, cells={CELL: open_cell(not_clear=0, value=0, older=0)}))
    assert await modules.run(MARKING, says) == ["", "", ""]


async def test_a_mark_is_set_and_taken_back_by_the_same_press(modules: Modules) -> None:
    press = """(m) => {
      const one = m.marking();
      one.mark('not-clear', one.notClear);
      one.mark('value', one.value);
    }"""
    await modules.room(screen(CELL, marks=["value:incident:application", "not-clear:change"]))
    await modules.run(MARKING, press)
    assert await modules.asked() == [
        {"ask": "mark", **AT, "what": "not-clear", "marked": True},
        {"ask": "mark", **AT, "what": "value", "marked": False},
    ]


async def test_nothing_is_marked_where_nothing_can_change(modules: Modules) -> None:
    may = "(m) => m.marking().mayMark"
    await modules.room(screen(CELL))
    assert await modules.run(MARKING, may) is True
    await modules.room(screen(CELL, workshop={"state": "signed-off"}))
    assert await modules.run(MARKING, may) is False
    await modules.room(screen())
    assert await modules.run(MARKING, may) is False
