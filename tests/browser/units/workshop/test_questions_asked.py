"""What the votes on a question that is no cell say, in words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
ASKED = "workshop/questions_asked"


@pytest.mark.parametrize(
    ("tally", "told", "says"),
    [
        ({"B": {"business": 2, "it-ops": 1}}, "Agreed", "3 votes, all for “Model B”."),
        (
            {"A": {"it-ops": 2}, "B": {"business": 2, "it-ops": 1}},
            "The sides differ",
            "Business says “Model B”, IT OPS says “Model A”.",
        ),
        (
            {"A": {"business": 1}, "B": {"business": 1}, "abstain": {"it-ops": 1}},
            "Split",
            "“Model A” 1, “Model B” 1.",
        ),
        ({"abstain": {"business": 2}}, "No view", "Nobody chose any of them."),
        ({"4": {"business": 1}, "2": {"it-ops": 1}}, "1 below 3", "“2” 1, “4” 1."),
        ({"5": {"business": 2}}, "Nobody below 3", "“5” 2."),
    ],
)
async def test_whether_the_sides_differ_is_said(
    modules: Modules, tally: Any, told: str, says: str
) -> None:
    does = "(m, tally) => [m.askedTold(tally), m.askedSays(tally)]"
    assert await modules.run(ASKED, does, tally) == [told, says]


async def test_a_level_below_three_owes_a_sentence(modules: Modules) -> None:
    low = await modules.run(ASKED, "(m) => ['1', '2', '3', 'A', 'abstain'].map(m.isLow)")
    assert low == [True, True, False, False, False]
