"""What the votes on the cell in view say."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, person, revealed, screen

pytestmark = pytest.mark.anyio
QUESTIONS = "workshop/questions"
CELL = "incident:application"
DONE = "2 votes saved. Everybody here has voted."
PEOPLE = [
    person("Bob", "business"),
    person("Ben", "business"),
    person("Carol", "it-ops", here=False),
]


async def at(modules: Modules, cell: Any, people: Any = PEOPLE, **keys: Any) -> None:
    await modules.room(screen(CELL, people=people, cells={CELL: cell}, **keys))


@pytest.mark.parametrize(
    ("cell", "here", "away", "says"),
    [
        (open_cell(), 2, 0, "Nobody has voted yet, 2 to come."),
        (open_cell(), 0, 2, "Nobody has voted yet, 2 away."),
        (open_cell(1), 1, 0, "1 vote saved, 1 to come."),
        (open_cell(1), 0, 1, "1 vote saved, 1 away."),
        (open_cell(1), 2, 1, "1 vote saved, 2 to come, 1 away."),
        (open_cell(2), 0, 0, DONE),
        (open_cell(1, advised=1), 1, 0, "1 vote saved, 1 to come. 1 adviser has spoken."),
        (open_cell(2, advised=2), 0, 0, f"{DONE} 2 advisers have spoken."),
        (revealed("agreed", {"tbd": {"business": 2}}), 0, 0, ""),
    ],
)
async def test_votes_are_counted_until_they_are_revealed(
    modules: Modules, cell: Any, here: int, away: int, says: str
) -> None:
    await at(modules, cell, waiting={CELL: {"here": here, "away": away}})
    assert await modules.run(QUESTIONS, "(m, key) => m.countWords(key)", CELL) == says


async def test_an_empty_room_says_so(modules: Modules) -> None:
    await at(modules, open_cell(), people=[])
    said = await modules.run(QUESTIONS, "(m, key) => m.countWords(key)", CELL)
    assert said == "Nobody is here to vote yet."
