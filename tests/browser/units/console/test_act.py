"""A step of the facilitator's."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
ACT = "console/act"


async def test_a_step_asks_and_the_warning_before_it_is_over(modules: Modules) -> None:
    await modules.room(screen(), armed="incident:application")
    armed = await modules.run(
        ACT,
        """async (m) => {
          m.act('undo');
          return (await import('/static/js/shared/room.js')).room().armed;
        }""",
    )
    assert armed == ""
    assert await modules.asked() == [{"ask": "undo"}]


async def test_here_is_where_the_room_looks(modules: Modules) -> None:
    await modules.room(
        screen("change:interface"), pick={"process": "request", "scope": "application"}
    )
    assert await modules.run(ACT, "(m) => m.here()") == {"process": "change", "scope": "interface"}
