"""What a decision or a pattern weighs, in words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
WEIGHT = "workshop/deciding_weight"
CELL = "incident:application"
TALLY = {"it-ops": {"business": 2}}


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (open_cell(), ""),
        (revealed("agreed", TALLY, silent=[], thin=False), ""),
        (revealed("agreed", TALLY, silent=["it-ops"], thin=True), "Thin: IT OPS has not voted."),
        (
            revealed("split", TALLY, silent=["it-delivery", "vendor"], thin=True),
            "Thin: IT Delivery and Vendor have not voted.",
        ),
        (
            decided("business", override=True, tally=TALLY),
            "Override: 2 votes were for IT OPS, none for Business.",
        ),
        (
            decided("tbd", override=True, tally={"it-ops": {"business": 1}}),
            "Override: 1 vote was for IT OPS; it is left open.",
        ),
        (
            decided("it-ops", override=True, tally={"tbd": {"business": 1}, "business": {}}),
            "Override: 1 vote was for t.b.d., none for IT OPS.",
        ),
        (
            decided(
                "it-delivery",
                override=True,
                tally={"it-ops": {"business": 1}, "business": {"it-ops": 1}},
            ),
            "Override: Nobody voted for IT Delivery.",
        ),
        (
            decided(
                "business",
                override=True,
                tally={"it-ops": {"business": 1}, "business": {"it-ops": 1}},
            ),
            "Override: Nobody from Business chose Business.",
        ),
        (
            decided("business", override=True, tally=None),
            "Override: Nobody from Business voted for it or was there.",
        ),
        (
            decided("it-ops", override=True, thin=True, silent=["it-ops"], tally=TALLY),
            "Override: Nobody from IT OPS voted for it or was there. Thin: IT OPS has not voted.",
        ),
    ],
)
async def test_it_is_said_why(modules: Modules, cell: Any, says: str) -> None:
    assert await modules.run(WEIGHT, "(m, cell) => m.weighedAloud(cell)", cell) == says


async def test_the_legend_tells_of_signs_that_there_are(modules: Modules) -> None:
    both = "(m) => [m.legend().thin, m.legend().override]"
    await modules.room(screen(cells={CELL: revealed("agreed", TALLY)}))
    assert await modules.run(WEIGHT, both) == [False, False]
    await modules.room(screen(cells={CELL: decided("it-ops", override=True)}))
    assert await modules.run(WEIGHT, both) == [False, True]
    await modules.room(screen(cells={CELL: revealed("agreed", TALLY, thin=True)}))
    assert await modules.run(WEIGHT, both) == [True, False]
