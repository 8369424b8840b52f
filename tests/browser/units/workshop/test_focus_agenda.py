"""Leading the room: where it is on its way to is known before it is there."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
AGENDA = "workshop/focus_agenda"
ASKED = "(await import('/static/js/shared/room.js')).room().asked"


async def steps(modules: Modules, does: str, **shown: Any) -> Any:
    await modules.room(screen(**shown), order="matrix", asked=None, armed="")
    return await modules.run(AGENDA, f"async (m) => {{ const one = m.steps(); {does} }}")


async def test_two_quick_presses_go_two_cells_on(modules: Modules) -> None:
    await steps(modules, "one.next(); one.next();")
    places = [(ask["process"], ask["scope"]) for ask in await modules.asked()]
    assert places == [("request", "application"), ("request", "interface")]


async def test_a_refusal_forgets_where_it_was_going(modules: Modules) -> None:
    does = f"""one.next();
      answer({{ code: 'forbidden', why: 'You take part.' }});
      await Promise.resolve();
      await Promise.resolve();
      return {ASKED};"""
    assert await steps(modules, does) is None


async def test_where_all_is_decided_there_is_no_next(modules: Modules) -> None:
    keys = [
        f"{one}:{scope}"
        for one in ("request", "incident", "change")
        for scope in ("application", "interface")
    ]
    await steps(modules, "one.next();", cells={key: decided("business") for key in keys})
    assert await modules.asked() == []


@pytest.mark.parametrize(
    ("cells", "says"),
    [({}, "6 cells to decide"), ({"change:interface": decided("tbd")}, "5 cells to decide")],
)
async def test_what_is_left_stands_above_the_agenda(
    modules: Modules, cells: Any, says: str
) -> None:
    await modules.room(screen(cells=cells), order="")
    assert await modules.run(AGENDA, "(m) => m.ordering().left") == says


async def test_the_order_is_turned(modules: Modules) -> None:
    await modules.room(screen(), order="", asked=None)
    turned = """(m) => [1, 2].map(() => {
      m.ordering().turn();
      return m.ordering().sorted;
    })"""
    assert await modules.run(AGENDA, turned) == [True, False]
