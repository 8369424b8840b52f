"""Which chapter the room is in, in words."""

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
CHAPTERS = "workshop/chapters"


@pytest.mark.parametrize(
    ("chapter", "title", "idle"),
    [
        ("prepare", "People arrive", True),
        ("risks", "", False),  # it has a page of its own
        ("sign-off", "Sign-off", True),
        ("ambition", "", False),  # it always asks something
        ("matrix", "", False),
    ],
)
async def test_a_chapter_that_asks_nothing_says_what_the_room_looks_at(
    modules: Modules, chapter: str, title: str, idle: bool
) -> None:
    await modules.room(screen(chapter=chapter))
    does = "(m) => [m.chapter().title, m.chapter().idle]"
    assert await modules.run(CHAPTERS, does) == [title, idle]


@pytest.mark.parametrize(("chapter", "idle"), [("sign-off", True), ("matrix", False)])
async def test_once_all_is_signed_it_says_what_is_left_to_do(
    modules: Modules, chapter: str, idle: bool
) -> None:
    await modules.room(screen(chapter=chapter, workshop={"state": "signed-off"}))
    does = "(m) => [m.chapter().title, m.chapter().idle, m.chapter().keys.map((one) => one.key)]"
    assert await modules.run(CHAPTERS, does) == ["Signed off", idle, ["N", "S"]]
