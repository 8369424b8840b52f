"""How far the votes are, on the cells that can still be voted on, and how far the people."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
PROGRESS = "workshop/progress"


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
    assert await modules.run(PROGRESS, "(m) => m.progress().saved") == says


@pytest.mark.parametrize(
    ("far", "says", "done"),
    [
        (None, "", False),
        ({"cells": 6, "by": [], "away": 0}, "Nobody is here to vote.", False),
        (
            {"cells": 6, "by": [[0, 2], [3, 1], [6, 3]], "away": 1},
            "3 of 6 done, 1 on the way, 2 not begun, 1 away.",
            False,
        ),
        ({"cells": 6, "by": [[6, 2]], "away": 0}, "Everybody is done.", True),
        ({"cells": 6, "by": [[6, 2]], "away": 1}, "Everybody here is done, 1 away.", True),
    ],
)
async def test_people_are_told_by_how_far_they_are(
    modules: Modules, far: Any, says: str, done: bool
) -> None:
    await modules.room(screen(progress=far))
    told = await modules.run(PROGRESS, "(m) => [m.progress().words, m.progress().done]")
    assert told == [says, done]


async def test_there_is_one_step_for_each_number_of_cells(modules: Modules) -> None:
    await modules.room(screen(progress={"cells": 3, "by": [[1, 4], [3, 2]], "away": 0}))
    steps = "(m) => m.progress().steps.map((one) => [one.voted, one.count, one.high])"
    assert await modules.run(PROGRESS, steps) == [[0, "", 0], [1, 4, 1], [2, "", 0], [3, 2, 0.5]]


async def test_once_all_that_was_voted_on_is_out_nothing_is_told(modules: Modules) -> None:
    cells = {"incident:application": revealed("split", {"business": {"business": 1}})}
    says = "(m) => [m.progress().words, m.progress().shown]"
    await modules.room(screen(cells=cells, progress={"cells": 5, "by": [[0, 6]], "away": 0}))
    assert await modules.run(PROGRESS, says) == ["", False]
    begun = {"cells": 5, "by": [[0, 5], [1, 1]], "away": 0}
    await modules.room(screen(cells=cells, progress=begun))
    assert await modules.run(PROGRESS, says) == ["0 of 6 done, 1 on the way, 5 not begun.", True]


@pytest.mark.parametrize(
    ("begun", "done", "people", "says"),
    [
        (0, 0, 3, "0 of 3 done"),
        (2, 1, 3, "1 of 3 done, 1 on the way"),
        (3, 3, 3, "all 3 done"),
        (1, 1, 1, "done"),
    ],
)
async def test_each_party_says_how_many_of_how_many(
    modules: Modules, begun: int, done: int, people: int, says: str
) -> None:
    told = {"represents": "it-ops", "people": people, "begun": begun, "done": done}
    await modules.room(screen(prework=[told]))
    does = "(m) => m.progress().parties.map((one) => [one.name, one.words])"
    assert await modules.run(PROGRESS, does) == [["IT OPS", says]]
