"""How many are here, and who has come."""

import pytest

from tests.browser.units.modules import Modules, person, screen

pytestmark = pytest.mark.anyio
DOOR = "workshop/people_door"


@pytest.mark.parametrize("locked", [True, False])
async def test_the_door_is_turned(modules: Modules, locked: bool) -> None:
    await modules.room(screen(workshop={"locked": locked}))
    await modules.run(DOOR, "(m) => { m.door().turnLock(); }")
    assert await modules.asked() == [{"ask": "lock-door", "locked": not locked}]


async def test_a_rush_is_told_and_removed_with_the_second_press(modules: Modules) -> None:
    await modules.room(screen(rush={"came": 412, "turned_away": 95}))
    said, asked = await modules.run(
        DOOR, "(m) => { window.r = m.rush(); const s = r.said; r.remove(); return [s, r.said]; }"
    )
    assert said.startswith("412 people came in within a minute, and 95 were turned away.")
    assert "Press again" in asked
    assert await modules.asked() == []
    await modules.run(DOOR, "() => { window.r.remove(); }")
    (one,) = await modules.asked()
    assert (one["ask"], one["seconds"] in range(60, 70)) == ("remove-newcomers", True)


async def test_a_rush_may_be_the_room_itself(modules: Modules) -> None:
    await modules.room(screen(rush={"came": 412, "turned_away": 1}))
    left = await modules.run(DOOR, "(m) => { const r = m.rush(); r.leave(); return r.said; }")
    assert (left, await modules.asked()) == ("", [])


async def test_arrivals_are_named_as_far_as_the_stage_has_room(modules: Modules) -> None:
    people = [person("Ann", "other", "facilitator")]
    people += [person(f"P{number}", "business") for number in range(30)]
    await modules.room(screen(people=people))
    names = await modules.run(DOOR, "(m) => m.arrivals().names.map((one) => one.name)")
    assert names == [f"P{number}" for number in range(24)]


async def test_only_parties_that_came_are_counted(modules: Modules) -> None:
    crowd = {
        "here": 2,
        "all": 3,
        "by": {"vendor": {"here": 0, "all": 1}, "business": {"here": 2, "all": 2}},
    }
    await modules.room(screen(crowd=crowd))
    parties = await modules.run(
        DOOR, "(m) => m.arrivals().parties.map((one) => [one.name, one.here])"
    )
    assert parties == [["Business", 2], ["Vendor", 0]]
    assert await modules.run(DOOR, "(m) => m.door().here") == "2 of 3 here"
