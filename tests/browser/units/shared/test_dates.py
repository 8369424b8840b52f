"""Dates, times and lengths of time in the reader's own format; here one in Berlin reads British."""

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
DATES = "shared/dates"


async def test_a_bare_date_is_a_day_on_the_calendar(modules: Modules) -> None:
    assert await modules.run(DATES, "(m) => m.day('2026-12-24')") == "24\u00a0Dec\u00a02026"


async def test_a_moment_is_told_in_local_time(modules: Modules) -> None:
    says = await modules.run(DATES, "(m) => m.moment('2026-12-24T23:30:00Z')")
    assert says == "25\u00a0Dec\u00a02026, 00:30"
    assert (
        await modules.run(DATES, "(m) => m.day('2026-12-24T23:30:00Z')") == "25\u00a0Dec\u00a02026"
    )


async def test_no_date_says_nothing(modules: Modules) -> None:
    assert (
        await modules.run(DATES, "(m) => [m.day(''), m.day(null), m.moment(undefined)]") == [""] * 3
    )


@pytest.mark.parametrize(
    ("seconds", "says"), [(180, "3:00"), (59.2, "1:00"), (9, "0:09"), (0, "0:00"), (-5, "0:00")]
)
async def test_a_clock_counts_down_to_nothing(modules: Modules, seconds: float, says: str) -> None:
    assert await modules.run(DATES, "(m, seconds) => m.clock(seconds)", seconds) == says
