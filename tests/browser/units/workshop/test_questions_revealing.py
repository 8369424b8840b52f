"""Revealing: where somebody has not voted, the first press says so and the second reveals."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
REVEALING = "workshop/questions_revealing"
CELL = "incident:application"
REVEAL = {"ask": "reveal", "process": "incident", "scope": "application"}


async def at(
    modules: Modules, here: int, away: int = 0, focus: str = CELL, voted: int = 1, **own: Any
) -> None:
    waiting = {CELL: {"here": here, "away": away}}
    shown = screen(focus, cells={CELL: open_cell(voted)}, waiting=waiting)
    await modules.room(shown, **{"armed": "", **own})


async def presses(modules: Modules, component: str) -> str:
    """One press; answers what the room is warned of after it."""
    does = f"(m) => {{ const one = m.{component}(); one.reveal(); return one.warning; }}"
    warning: str = await modules.run(REVEALING, does)
    return warning


async def test_when_all_have_voted_one_press_reveals(modules: Modules) -> None:
    await at(modules, 0)
    assert await presses(modules, "revealing") == ""
    assert await modules.asked() == [REVEAL]


async def test_who_is_missing_is_said_first(modules: Modules) -> None:
    await at(modules, 1)
    assert (await presses(modules, "revealing")).startswith("1 person has not voted.")
    assert await modules.asked() == []
    await presses(modules, "revealing")
    assert await modules.asked() == [REVEAL]


@pytest.mark.parametrize(
    ("here", "away", "says"),
    [
        (0, 1, "1 person who is away has not voted. Press again"),
        (0, 2, "2 people who are away have not voted. Press again"),
        (2, 1, "3 people have not voted, 1 of them away. Press again"),
    ],
)
async def test_who_is_away_is_said_once_too(
    modules: Modules, here: int, away: int, says: str
) -> None:
    await at(modules, here, away)
    assert (await presses(modules, "revealing")).startswith(says)
    assert await modules.asked() == []
    await presses(modules, "revealing")
    assert await modules.asked() == [REVEAL]


async def test_a_warning_is_about_its_own_cell(modules: Modules) -> None:
    await at(modules, 2, voted=0, focus="change:interface", armed=CELL)
    assert await modules.run(REVEALING, "(m) => m.revealing().warning") == ""


async def test_a_warning_is_over_when_the_last_vote_came(modules: Modules) -> None:
    await at(modules, 0, armed=CELL)
    assert await modules.run(REVEALING, "(m) => m.revealing().warning") == ""


async def test_to_reveal_all_warns_of_the_cells_somebody_voted_on(modules: Modules) -> None:
    await at(modules, 1)
    assert (await presses(modules, "revealingAll")).startswith("In 1 cell somebody has not voted.")
    await presses(modules, "revealingAll")
    assert await modules.asked() == [{"ask": "reveal-all"}]


async def test_only_cells_with_votes_wait_to_be_revealed(modules: Modules) -> None:
    await at(modules, 1)
    assert await modules.run(REVEALING, "(m) => m.revealingAll().hidden") == 1


async def test_a_reveal_can_stop_at_whether_they_differ(modules: Modules) -> None:
    await at(modules, 0)
    await modules.run(REVEALING, "(m) => m.revealing().compare()")
    assert await modules.asked() == [{**REVEAL, "stage": "differ"}]


async def test_with_somebody_missing_that_is_warned_of_too(modules: Modules) -> None:
    await at(modules, 1)
    await modules.run(REVEALING, "(m) => m.revealing().compare()")
    assert await modules.asked() == []
    await modules.run(REVEALING, "(m) => m.revealing().compare()")
    assert await modules.asked() == [{**REVEAL, "stage": "differ"}]


@pytest.mark.parametrize(
    ("stage", "names", "says"),
    [
        ("differ", "people", ["Reveal by party", True, False]),
        ("parties", "people", ["Reveal", False, True]),
        ("parties", "parties", ["Reveal", False, False]),
        ("names", "people", ["Reveal", False, False]),
    ],
)
async def test_each_stage_leads_to_the_next(
    modules: Modules, stage: str, names: str, says: list[Any]
) -> None:
    cells = {CELL: {"state": "revealed", "stage": stage, "voted": 2}}
    await modules.room(screen(CELL, cells=cells, names=names), armed="")
    does = "(m) => { const one = m.revealing(); return [one.words, one.takes, one.nameable]; }"
    assert await modules.run(REVEALING, does) == says


async def test_a_question_is_revealed_as_a_cell_is(modules: Modules) -> None:
    questions = {"ambition": open_cell(2)}
    shown = screen(CELL, chapter="ambition", question="ambition", questions=questions)
    await modules.room(shown, armed="")
    await modules.run(REVEALING, "(m) => { m.revealing().reveal(); m.revealing().voteAgain(); }")
    assert await modules.asked() == [
        {"ask": "reveal", "question": "ambition"},
        {"ask": "vote-again", "question": "ambition"},
    ]
