"""The path as a picture: today, each date, the target, and who answers at each."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen
from tests.browser.units.workshop.test_path import step

pytestmark = pytest.mark.anyio
PICTURE = "workshop/path_picture"
FIRST, LATER = "2099-01-01", "2099-06-01"
PATH = [step("incident", FIRST), step("change", LATER, None), step("request", "")]
WORDS = "(m) => m.rowsAt(%r).map((row) => [row.cells[0].word, row.cells[0].here])"


async def words(modules: Modules, at: str, **more: Any) -> Any:
    """Of requests, incidents and changes at a stop, each with whether it is new there."""
    await modules.room(screen(path=PATH, **more))
    return await modules.run(PICTURE, WORDS % at)


async def test_its_stops_are_today_each_date_and_the_target(modules: Modules) -> None:
    await modules.room(screen(path=PATH))
    does = "(m) => m.stops().map((one) => one.at)"
    assert await modules.run(PICTURE, does) == ["today", FIRST, LATER, "target"]
    await modules.room(screen(path=PATH[:2]))
    assert await modules.run(PICTURE, does) == ["today", FIRST, LATER]
    last = "(m) => m.stopAt('target').at"
    assert await modules.run(PICTURE, last) == LATER, "the last date is the target"


async def test_each_cell_changes_hands_at_its_date_and_stays_so(modules: Modules) -> None:
    theirs = ["Business", False]
    assert await words(modules, "today") == [theirs, theirs, theirs]
    assert await words(modules, FIRST) == [theirs, ["Business → IT OPS", True], theirs]
    later = [theirs, ["IT OPS", False], ["Business → not decided", True]]
    assert await words(modules, LATER) == later
    target = [["Business → IT OPS", True], ["IT OPS", False], ["not decided", False]]
    assert (await words(modules, "target"))[:2] == target[:2]


async def test_what_does_not_change_is_as_it_is_decided_or_today(modules: Modules) -> None:
    held = {"accountable": "it-delivery", "changes_on": "", "condition": ""}
    cells = {
        "request:application": decided("business"),
        "incident:application": open_cell(today=held),
    }
    await modules.room(screen(path=PATH[1:2], cells=cells))
    told = await modules.run(PICTURE, WORDS % "today")
    assert [one[0] for one in told] == ["Business", "IT Delivery", "Business"]


async def test_a_day_between_two_stops_is_as_the_stop_before(modules: Modules) -> None:
    await modules.room(screen(path=PATH))
    does = "(m) => ['2098-12-31', '2099-03-03'].map((at) => m.stopAt(at).at)"
    assert await modules.run(PICTURE, does) == ["today", FIRST]


async def test_the_next_stop_is_asked_for_and_behind_the_last_the_first(modules: Modules) -> None:
    for shown, asked in ((None, "today"), ("today", FIRST), ("target", "today")):
        await modules.room(screen(path=PATH, path_at=shown))
        await modules.run(PICTURE, "(m) => m.pathPicture().next()")
        assert await modules.asked() == [{"ask": "show-path", "at": asked}]


async def test_a_stage_has_room_for_a_few_stops_around_the_one_in_view(modules: Modules) -> None:
    days = [f"2099-01-{day:02}" for day in range(1, 13)]
    many = [{**step("incident", day), "id": day} for day in days]
    does = "(m) => m.pathPicture().near.map((one) => one.at)"
    for at, near in (("today", ["today", *days[:6]]), (days[5], days[2:9]), (days[-1], days[5:])):
        await modules.room(screen(path=many, path_at=at))
        assert await modules.run(PICTURE, does) == near


async def test_its_title_says_what_changes(modules: Modules) -> None:
    for path, at, title in (
        (PATH, None, "Who does it today"),
        (PATH, FIRST, "1\u00a0Jan\u00a02099: 1 cell changes hands"),
        (PATH, "target", "Target: 1 cell changes hands"),
        (PATH[:2], LATER, "1\u00a0Jun\u00a02099, the target: 1 cell changes hands"),
    ):
        await modules.room(screen(path=path, path_at=at))
        assert await modules.run(PICTURE, "(m) => m.pathPicture().title") == title
