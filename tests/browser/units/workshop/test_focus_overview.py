"""The whole at a glance: what was revealed at once, and where to begin."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
OVERVIEW = "workshop/focus_overview"
AGREED = revealed("agreed", {"business": {"business": 2}})
THIN = revealed("agreed", {"business": {"business": 1}}, thin=True)
SPLIT = revealed("split", {"business": {"business": 1}, "tbd": {"it-ops": 1}})
ORPHANED = revealed("orphaned", {"business": {"it-ops": 1}, "it-ops": {"business": 1}})
NO_VIEW = revealed(None, {"abstain": {"business": 1}})


@pytest.mark.parametrize(
    ("cells", "says", "left"),
    [
        (
            {"request:application": AGREED, "incident:application": ORPHANED},
            "2 revealed: 1 agreed, 1 to talk about",
            "4 cells not voted on yet.",
        ),
        (
            {"request:application": THIN, "change:interface": NO_VIEW},
            "2 revealed: 1 agreed thinly, 1 to talk about",
            "4 cells not voted on yet.",
        ),
        (
            {"request:application": decided("business"), "change:interface": open_cell(2)},
            "1 of 6 cells decided",
            "2 votes saved, on 1 of 5 cells.",
        ),
    ],
)
async def test_what_is_out_is_counted(modules: Modules, cells: Any, says: str, left: str) -> None:
    await modules.room(screen(cells=cells), order="", asked=None)
    told = await modules.run(OVERVIEW, "(m) => [m.overview().headline, m.overview().left]")
    assert told == [says, left]


async def test_the_worst_dispute_comes_first_in_whatever_order_the_agenda_is(
    modules: Modules,
) -> None:
    cells = {
        "request:application": AGREED,
        "incident:interface": SPLIT,
        "change:interface": ORPHANED,
    }
    await modules.room(screen(cells=cells, overview=True), order="matrix", asked=None)
    first = "(m) => [m.overview().firstName, m.overview().firstSays]"
    assert await modules.run(OVERVIEW, first) == ["Change Mgmt, Interface", "orphaned"]
    following = "(m) => m.nextOpen().key"
    assert await modules.run("workshop/focus_order", following) == "change:interface"


@pytest.mark.parametrize(
    ("focused", "other", "talks"),
    [
        (open_cell(1), SPLIT, False),
        (SPLIT, open_cell(1), True),
        (decided("tbd"), SPLIT, True),  # what was just decided, while others wait
        (decided("tbd"), open_cell(1), False),
    ],
)
async def test_the_room_talks_about_what_is_out(
    modules: Modules, focused: Any, other: Any, talks: bool
) -> None:
    cells = {"incident:application": focused, "change:interface": other}
    await modules.room(screen("incident:application", cells=cells))
    assert await modules.run(OVERVIEW, "(m) => m.talks()") is talks


EVERY = {
    f"{process}:{scope}": decided("business")
    for process in ("request", "incident", "change")
    for scope in ("application", "interface")
}


@pytest.mark.parametrize(
    ("shown", "stands"),
    [
        ({}, "begins"),
        ({"workshop": {"pace": "own"}}, "alone"),
        ({"workshop": {"pace": "own"}, "cells": EVERY}, "settled"),
        ({"cells": EVERY}, "settled"),
        ({"focus": "incident:application"}, None),
        ({"overview": True, "cells": {"request:application": SPLIT}}, None),
    ],
)
async def test_without_a_cell_in_view_one_thing_is_said(
    modules: Modules, shown: Any, stands: str | None
) -> None:
    await modules.room(screen(**shown))
    told = "(m) => ['settled', 'alone', 'begins'].filter((one) => m.overview()[one])"
    assert await modules.run(OVERVIEW, told) == ([stands] if stands else [])
