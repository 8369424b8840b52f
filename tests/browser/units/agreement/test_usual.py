"""The usual meetings: planned in one press, with time to come, and who holds the roles."""

import pytest

from tests.browser.units.agreement.drafted import meeting, room
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("today", "first"),
    [("2026-11-10", "2026-12-01"), ("2026-11-28", "2027-01-05"), ("2026-12-24", "2027-01-05")],
)
async def test_the_first_is_at_least_a_week_ahead(modules: Modules, today: str, first: str) -> None:
    does = "(m, today) => m.nextMonth(Date.parse(`${today}T12:00:00`), 2)"
    assert await modules.run("agreement/usual", does, today) == first


async def test_one_that_is_planned_is_offered_no_more(modules: Modules) -> None:
    staff = [{"name": "Rita", "role": "IT relationship manager", "side": 1}]
    await room(modules, meetings=[meeting(title="Yearly alignment")], staff=staff)
    does = """(m) => {
      m.usual.planUsual(m.usual.offered[0]);
      return m.usual.offered.map((one) => one.key);
    }"""
    assert await modules.run("agreement/usual", does) == ["review", "initiatives"]
    (ask,) = await modules.asked()
    assert (ask["title"], ask["attendees"]) == ("Monthly service review", ["Rita"])
    assert ask["every"] == "FREQ=MONTHLY;BYDAY=1TU"
