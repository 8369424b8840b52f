"""Deciding many cells at once, and which reference model is nearest."""

import pytest

from tests.browser.units.modules import Modules, decided, revealed, screen

pytestmark = pytest.mark.anyio
ALL = "workshop/deciding_all"
CELLS = {
    "request:application": decided("business"),
    "incident:application": decided("it-ops"),
    "incident:interface": revealed("agreed", {"it-ops": {"business": 1}}),
    "change:application": revealed("split", {}),
}
NEAREST = {"A": {"differs": []}, "B": {"differs": ["incident:application"]}}


async def test_cells_are_counted_by_what_can_be_done(modules: Modules) -> None:
    await modules.room(screen(cells=CELLS))
    counts = "(m) => ['settled', 'left', 'agreed'].map((what) => m.decidingAll()[what])"
    assert await modules.run(ALL, counts) == [2, 4, 1]


async def test_thin_cells_stay_when_the_others_are_taken(modules: Modules) -> None:
    thin = revealed("agreed", {"it-ops": {"business": 1}}, thin=True)
    await modules.room(screen(cells={**CELLS, "change:interface": thin}))
    told = "(m) => [m.decidingAll().agreed, m.decidingAll().thinWords]"
    stays = "1 thin cell stays: a party has not voted there."
    assert await modules.run(ALL, told) == [1, stays]


async def test_the_nearest_models_are_told_by_decided_cells(modules: Modules) -> None:
    await modules.room(screen(cells=CELLS, nearest=NEAREST))
    near = await modules.run(ALL, "(m) => m.decidingAll().nearest")
    assert near == [{"model": "A", "text": "2 of 2"}, {"model": "B", "text": "1 of 2"}]


async def test_a_joined_cell_differs_once(modules: Modules) -> None:
    nearest = {"B": {"differs": ["incident:application", "incident:interface"]}}
    shown = screen(cells=CELLS, nearest=nearest, workshop={"joined": True})
    await modules.room(shown)
    near = await modules.run(ALL, "(m) => m.decidingAll().nearest")
    assert near == [{"model": "B", "text": "1 of 2"}]


async def test_before_the_first_decision_no_model_is_near(modules: Modules) -> None:
    await modules.room(screen(nearest=NEAREST))
    assert await modules.run(ALL, "(m) => m.decidingAll().nearest") == []
