"""Revealing: where somebody has not voted, the first press says so and the second reveals."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, person, screen

pytestmark = pytest.mark.anyio
REVEALING = "workshop/questions_revealing"
CELL = "incident:application"
PEOPLE = [person("Bob", "business"), person("Ben", "business")]
REVEAL = {"ask": "reveal", "process": "incident", "scope": "application"}


async def at(modules: Modules, voters: list[str], focus: str = CELL, **own: Any) -> None:
    cells = {CELL: open_cell(len(voters), voters)}
    await modules.room(screen(focus, people=PEOPLE, cells=cells), **{"armed": "", **own})


async def presses(modules: Modules, component: str) -> str:
    """One press; answers what the room is warned of after it."""
    does = f"(m) => {{ const one = m.{component}(); one.reveal(); return one.warning; }}"
    warning: str = await modules.run(REVEALING, does)
    return warning


async def test_when_all_have_voted_one_press_reveals(modules: Modules) -> None:
    await at(modules, ["bob", "ben"])
    assert await presses(modules, "revealing") == ""
    assert await modules.asked() == [REVEAL]


async def test_who_is_missing_is_said_first(modules: Modules) -> None:
    await at(modules, ["bob"])
    assert (await presses(modules, "revealing")).startswith("1 person has not voted.")
    assert await modules.asked() == []
    await presses(modules, "revealing")
    assert await modules.asked() == [REVEAL]


async def test_a_warning_is_about_its_own_cell(modules: Modules) -> None:
    await at(modules, [], focus="change:interface", armed=CELL)
    assert await modules.run(REVEALING, "(m) => m.revealing().warning") == ""


async def test_a_warning_is_over_when_the_last_vote_came(modules: Modules) -> None:
    await at(modules, ["bob", "ben"], armed=CELL)
    assert await modules.run(REVEALING, "(m) => m.revealing().warning") == ""


async def test_to_reveal_all_warns_of_the_cells_somebody_voted_on(modules: Modules) -> None:
    await at(modules, ["bob"])
    assert (await presses(modules, "revealingAll")).startswith("In 1 cell somebody has not voted.")
    await presses(modules, "revealingAll")
    assert await modules.asked() == [{"ask": "reveal-all"}]


async def test_only_cells_with_votes_wait_to_be_revealed(modules: Modules) -> None:
    await at(modules, ["bob"])
    assert await modules.run(REVEALING, "(m) => m.revealingAll().hidden") == 1
