"""Pictures out of paths: two views on one scale, and the pulse as a line."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
PICTURE = "agreement/picture"


async def test_how_far_apart_two_views_are(modules: Modules) -> None:
    does = "(m) => m.scaleOf({ own: 4, other: 2 }, 1)"
    told = await modules.run(PICTURE, does)
    assert told["gap"] == "M86 9H34"
    assert told["own"].endswith("h-9.24z"), "a square is the other side's"
    assert "a7 7 0 1 0" in told["other"]


async def test_what_nobody_rated_is_not_drawn(modules: Modules) -> None:
    told = await modules.run(PICTURE, "(m) => m.scaleOf({ own: null, other: 1 }, 0)")
    assert (told["own"], told["gap"]) == ("", "")
    assert told["other"]


@pytest.mark.parametrize(
    ("means", "line"), [([], ""), ([3], "M8 42"), ([1, 5, 3], "M8 74L150 10L292 42")]
)
async def test_the_pulse_over_time(modules: Modules, means: list[float], line: str) -> None:
    does = "(m, means) => m.lineOf(means.map((mean) => ({ mean }))).line"
    assert await modules.run(PICTURE, does, means) == line
