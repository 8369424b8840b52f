"""What the room is asked beside its cells, and which of it is looked at."""

import pytest

from app.matrix.question import STANDING
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
ASKED = "shared/asked"


async def test_each_question_has_the_choices_the_server_takes(modules: Modules) -> None:
    does = "(m, all) => all.map((one) => (m.askedOf(one) || {}).choices)"
    asked = [one for one in STANDING if not one.startswith("leaving:")]
    assert await modules.run(ASKED, does, asked) == [list(STANDING[one]) for one in asked]


async def test_every_question_belongs_to_one_chapter(modules: Modules) -> None:
    does = "(m) => ['prepare', 'ambition', 'matrix', 'risks', 'sign-off'].map(m.questionsOf)"
    areas = [one for one in STANDING if one.startswith("readiness:")]
    assert await modules.run(ASKED, does) == [[], ["ambition", *areas], [], [], ["agreement"]]


@pytest.mark.parametrize(
    ("chapter", "last", "looks"),
    [
        ("ambition", None, "ambition"),  # the chapter begins with it
        ("ambition", "readiness:budget", "readiness:budget"),
        ("ambition", "agreement", "ambition"),  # that belongs to another chapter
        ("sign-off", None, None),
        ("sign-off", "agreement", "agreement"),
        ("prepare", "ambition", None),
    ],
)
async def test_the_room_looks_at_what_its_chapter_asked_last(
    modules: Modules, chapter: str, last: str | None, looks: str | None
) -> None:
    shown = {"chapter": chapter, "question": last}
    question = await modules.run(ASKED, "(m, shown) => m.questionIn(shown)", shown)
    assert question == (looks and {"question": looks})
