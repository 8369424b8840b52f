"""The strip of chapters: where the room is, and what each still wants."""

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen
from tests.browser.units.workshop.test_cases import PLAYED, case

pytestmark = pytest.mark.anyio
CHAPTERS = "console/chapters"
CELL = "incident:application"


async def test_a_number_says_what_a_chapter_still_wants(modules: Modules) -> None:
    questions = {"ambition": open_cell(1)}
    cases = [case(1, **PLAYED, found=3, open=2), case(2, found=4, open=4)]
    await modules.room(screen(cells={CELL: decided("tbd")}, questions=questions, cases=cases))
    does = "(m) => m.chapters().list.map((one) => [one.name, one.wanted, one.thin, one.here])"
    assert await modules.run(CHAPTERS, does) == [
        ["Prepare", 0, True, False],
        ["Ambition", 1, False, False],
        ["Matrix", 5, False, True],
        ["Cases", 2, False, False],
        ["Risks", 0, True, False],
        ["Sign-off", 0, False, False],
    ]


async def test_what_is_signed_wants_nothing(modules: Modules) -> None:
    await modules.room(screen(workshop={"state": "signed-off"}))
    wanted = "(m) => m.chapters().list.map((one) => one.wanted)"
    assert await modules.run(CHAPTERS, wanted) == [0, 0, 0, 0, 0, 0]


async def test_the_room_goes_to_another_chapter_and_not_to_its_own(modules: Modules) -> None:
    await modules.room(screen())
    does = "(m) => { const strip = m.chapters(); strip.list.slice(1, 3).forEach(strip.open); }"
    await modules.run(CHAPTERS, does)
    assert await modules.asked() == [{"ask": "open-chapter", "chapter": "ambition"}]
