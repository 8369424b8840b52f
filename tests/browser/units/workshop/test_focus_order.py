"""The order of the agenda, and what comes next in it."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
ORDER = "workshop/focus_order"
TALLY = {"it-ops": {"business": 1}}
CELLS = {
    "request:application": decided("business"),
    "request:interface": revealed("agreed", TALLY),
    "incident:application": revealed("split", TALLY),
    "incident:interface": open_cell(1),
    "change:application": revealed("orphaned", TALLY),
    "change:interface": revealed(None, {}),
}


async def at(modules: Modules, focus: str = "", **own: Any) -> None:
    await modules.room(screen(focus, cells=CELLS), **{"order": "", "asked": None, **own})


async def test_what_is_agreed_thinly_is_not_to_be_taken_with_the_rest(modules: Modules) -> None:
    thin = {"request:application": revealed("agreed", TALLY, thin=True)}
    await modules.room(screen(cells={**CELLS, **thin}), order="", asked=None)
    groups = await modules.run(ORDER, "(m) => m.groups().map((one) => one.name)")
    assert groups[:3] == [
        "Talk about these",
        "Agreed thinly: who has not spoken?",
        "Agreed, to be recorded",
    ]


async def test_what_differs_most_comes_first(modules: Modules) -> None:
    await at(modules)
    groups = await modules.run(
        ORDER, "(m) => m.groups().map((one) => [one.name, one.items.map((item) => item.key)])"
    )
    assert groups == [
        ["Talk about these", ["change:application", "incident:application", "change:interface"]],
        ["Agreed, to be recorded", ["request:interface"]],
        ["Not revealed yet", ["incident:interface"]],
        ["Decided", ["request:application"]],
    ]


@pytest.mark.parametrize(
    ("order", "pace", "cells", "is_sorted"),
    [
        ("", "together", {}, False),
        ("", "together", CELLS, True),  # several revealed: there was pre-work
        ("matrix", "together", CELLS, False),
        ("sorted", "together", {}, True),
        ("", "own", {}, False),
        ("", "own", {"change:interface": revealed("agreed", TALLY)}, True),
    ],
)
async def test_pre_work_sorts_it_unless_somebody_chose(
    modules: Modules, order: str, pace: str, cells: Any, is_sorted: bool
) -> None:
    shown = screen(cells=cells, workshop={"pace": pace})
    await modules.room(shown, order=order, asked=None)
    assert await modules.run(ORDER, "(m) => m.isSorted()") is is_sorted


@pytest.mark.parametrize(
    ("focus", "comes"),
    [
        ("", "request:interface"),  # the first that is not decided
        ("incident:application", "incident:interface"),
        ("change:interface", "request:interface"),  # round the end
    ],
)
async def test_next_is_the_next_open_cell_of_the_matrix(
    modules: Modules, focus: str, comes: str
) -> None:
    await at(modules, focus, order="matrix")
    assert await modules.run(ORDER, "(m) => m.nextOpen().key") == comes


async def test_next_follows_the_sorted_agenda(modules: Modules) -> None:
    await at(modules, "change:application", order="sorted")
    assert await modules.run(ORDER, "(m) => m.nextOpen().key") == "incident:application"


async def test_a_second_press_goes_on_from_where_the_room_is_going(modules: Modules) -> None:
    going = {"process": "incident", "scope": "application"}
    await at(modules, "request:application", order="matrix", asked=going)
    assert await modules.run(ORDER, "(m) => m.nextOpen().key") == "incident:interface"


@pytest.mark.parametrize(
    ("focus", "comes"),
    [
        ("", "request:application"),
        ("request:interface", "request:application"),
        ("request:application", "change:interface"),
    ],
)
async def test_back_goes_one_cell_back(modules: Modules, focus: str, comes: str) -> None:
    await at(modules, focus, order="matrix")
    assert await modules.run(ORDER, "(m) => m.before().key") == comes


async def test_when_all_is_decided_nothing_is_next(modules: Modules) -> None:
    cells = {key: decided("business") for key in CELLS}
    await modules.room(screen(cells=cells), order="matrix", asked=None)
    assert await modules.run(ORDER, "(m) => m.nextOpen() || null") is None
