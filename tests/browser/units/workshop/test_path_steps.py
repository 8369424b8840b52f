"""What changes hands when, a group for each date."""

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.test_path import step

pytestmark = pytest.mark.anyio
STEPS = "workshop/path_steps"


async def test_each_date_is_a_group_and_what_has_none_is_the_last(modules: Modules) -> None:
    told = [step("incident", "2099-01-01"), step("change", "2099-01-01"), step("request", "")]
    await modules.room(screen(path=told))
    does = "(m) => m.steps().map((one) => [one.when, one.late, one.items.length])"
    assert await modules.run(STEPS, does) == [
        ["1\u00a0Jan\u00a02099", False, 2],
        ["No date yet", False, 1],
    ]


async def test_only_what_is_wanted_of_it_is_grouped(modules: Modules) -> None:
    await modules.room(screen(path=[step("incident", ""), step("change", "", None)]))
    does = "(m) => m.steps(m.moving().filter((one) => one.becomes))[0].items.map((one) => one.id)"
    assert await modules.run(STEPS, does) == ["incident:application"]
