"""How far the votes are, on the cells that can still be voted on."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({}, "Nobody has voted yet."),
        ({"change:interface": open_cell(1)}, "1 vote saved, on 1 of 6 cells."),
        (
            {"change:interface": open_cell(2), "request:interface": decided("tbd", voted=9)},
            "2 votes saved, on 1 of 5 cells.",
        ),
    ],
)
async def test_votes_and_cells_are_counted(modules: Modules, cells: Any, says: str) -> None:
    await modules.room(screen(cells=cells))
    assert await modules.run("workshop/questions_progress", "(m) => m.progress().words") == says
