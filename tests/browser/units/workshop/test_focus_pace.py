"""The pace, and how far one has come on one's own way."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
PACE = "workshop/focus_pace"
OWN = {"pace": "own"}


@pytest.mark.parametrize(("now", "then"), [("own", "together"), ("together", "own")])
async def test_the_pace_is_turned(modules: Modules, now: str, then: str) -> None:
    await modules.room(screen(workshop={"pace": now}))
    await modules.run(PACE, "(m) => { m.pace().turn(); }")
    assert await modules.asked() == [{"ask": "set-pace", "pace": then}]


async def test_votes_cast_are_the_way_one_has_come(modules: Modules) -> None:
    await modules.room(screen(workshop=OWN, mine={"request:application": "tbd"}))
    way = "(m) => ['left', 'done', 'total', 'progress'].map((what) => m.ownPace()[what])"
    assert await modules.run(PACE, way) == [5, 1, 6, "1 of 6 voted"]


async def test_what_is_next_is_not_what_is_in_view(modules: Modules) -> None:
    await modules.room(screen("request:application", workshop=OWN))
    assert await modules.run(PACE, "(m) => m.ownPace().nextName") == "Request Mgmt, Interface"


async def test_at_the_end_nothing_is_next(modules: Modules) -> None:
    await modules.room(screen(workshop={"state": "signed-off"}))
    assert await modules.run(PACE, "(m) => [m.ownPace().next, m.ownPace().nextName]") == [None, ""]
