"""Who points at whom, as one picture and a sentence."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
POINTING = "workshop/pointing"


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ({}, ""),
        ({"business": {"business": 3}}, "Each party names itself alone."),
        ({"business": {"it-ops": 1}}, "Business names IT OPS on 1 cell."),
        (
            {"vendor": {"business": 4}, "business": {"business": 1}},
            "Vendor names Business on 4 cells.",
        ),
        (
            {"business": {"it-ops": 6, "it-delivery": 7}, "it-ops": {"business": 5}},
            "Business names IT OPS on 6 cells, IT OPS names Business on 5.",
        ),
    ],
)
async def test_what_the_picture_says(modules: Modules, points: Any, says: str) -> None:
    await modules.room(screen(points=points))
    assert await modules.run(POINTING, "(m) => m.pointing().says") == says


async def test_a_row_for_each_party_that_named_one_the_larger_the_more(modules: Modules) -> None:
    await modules.room(
        screen(points={"it-ops": {"business": 4}, "business": {"business": 1}, "other": {}})
    )
    does = """(m) => m.pointing().rows.map((row) => [
      row.party, row.cells.map((one) => [one.count, one.own, one.size]),
    ])"""
    assert await modules.run(POINTING, does) == [
        ["business", [[1, True, "1.30em"], [0, False, "0.60em"], [0, False, "0.60em"]]],
        ["it-ops", [[4, False, "2.00em"], [0, True, "0.60em"], [0, False, "0.60em"]]],
    ]
