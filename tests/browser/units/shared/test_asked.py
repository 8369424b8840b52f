"""What the room is asked beside its cells, and which of it is looked at."""

import pytest

from app.matrix.question import STANDING, choices_of, is_interlude
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
ASKED = "shared/asked"


async def test_each_question_has_the_choices_the_server_takes(modules: Modules) -> None:
    does = "(m, all) => all.map((one) => (m.askedOf(one) || {}).choices)"
    asked = [*STANDING, "quick:7"]
    choices = [list(choices_of(one)[:-1]) for one in asked]  # no view is one of each
    assert await modules.run(ASKED, does, asked) == choices


async def test_every_question_belongs_to_one_chapter(modules: Modules) -> None:
    does = "(m) => ['prepare', 'ambition', 'matrix', 'risks', 'sign-off'].map(m.questionsOf)"
    areas = [one for one in STANDING if one.startswith("readiness:")]
    leaving = ["leaving:heard", "leaving:clear"]
    asked = [[], ["ambition", *areas], [], [], ["agreement", *leaving]]
    assert await modules.run(ASKED, does) == asked


async def test_what_belongs_to_no_chapter_is_the_same_as_on_the_server(modules: Modules) -> None:
    asked = [*STANDING, "quick:1", "incident:application", ""]
    does = "(m, all) => all.map((one) => m.isInterlude(one))"
    assert await modules.run(ASKED, does, asked) == [is_interlude(one) for one in asked]


@pytest.mark.parametrize(
    ("chapter", "last", "looks"),
    [
        ("ambition", None, "ambition"),  # the chapter begins with it
        ("ambition", "readiness:budget", "readiness:budget"),
        ("ambition", "agreement", "ambition"),  # that belongs to another chapter
        ("sign-off", None, None),
        ("sign-off", "agreement", "agreement"),
        ("prepare", "ambition", None),
        ("matrix", "quick:2", "quick:2"),  # from wherever the room is
        ("risks", "leaving:clear", "leaving:clear"),
    ],
)
async def test_the_room_looks_at_what_its_chapter_asked_last(
    modules: Modules, chapter: str, last: str | None, looks: str | None
) -> None:
    shown = {"chapter": chapter, "question": last}
    question = await modules.run(ASKED, "(m, shown) => m.questionIn(shown)", shown)
    assert question == (looks and {"question": looks})
