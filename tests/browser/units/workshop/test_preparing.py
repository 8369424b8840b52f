"""The steps before a session: which is open, how far each is, and the way on from the last."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
PREPARING = "workshop/preparing"


async def at(modules: Modules, step: str, does: str, **shown: Any) -> Any:
    """With this step open in the chapter."""
    crowd = {"here": 1, "all": 3, "by": {}}
    await modules.room(screen(chapter="prepare", crowd=crowd, **shown), step=step)
    return await modules.run(PREPARING, does)


async def test_each_step_says_how_far_it_is(modules: Modules) -> None:
    does = "(m) => m.preparing().list.map((one) => [one.name, one.stands, one.here])"
    steps = await at(modules, "stakeholders", does)
    assert steps[0] == ["Who must be there", "nobody listed", True]
    assert steps[-1] == ["People arrive", "1 of 3 people here", False]


async def test_from_each_step_the_next_is_a_press_away(modules: Modules) -> None:
    does = """(m) => {
      const one = m.preparing();
      const says = one.nextWords;
      one.goOn();
      return [says, globalThis.asked.length];
    }"""
    says, asked = await at(modules, "stakeholders", does)
    assert says.startswith("Next: ")
    assert asked == 0, "the room stays where it is"


@pytest.mark.parametrize(
    ("shown", "says", "chapter"),
    [
        ({"workshop": {"model": "B"}}, "Next: Matrix", "matrix"),
        ({"workshop": {"model": "C"}}, "Next: Ambition", "ambition"),
        (
            {"workshop": {"model": "C"}, "ambition": {"model": "B"}},
            "Next: Matrix",
            "matrix",
        ),
    ],
)
async def test_the_last_step_leads_into_the_session(
    modules: Modules, shown: Any, says: str, chapter: str
) -> None:
    does = "(m) => { const one = m.preparing(); one.goOn(); return one.nextWords; }"
    assert await at(modules, "", does, **shown) == says
    assert await modules.asked() == [{"ask": "open-chapter", "chapter": chapter}]


@pytest.mark.parametrize(
    ("chapter", "opened", "step"),
    [
        ("prepare", {"kind": "step", "id": "stakeholders"}, "stakeholders"),
        ("prepare", {"kind": "risk", "id": "r1"}, ""),
        ("prepare", None, ""),
        ("matrix", {"kind": "step", "id": "stakeholders"}, ""),
    ],
)
async def test_a_step_is_open_in_its_chapter_alone(
    modules: Modules, chapter: str, opened: Any, step: str
) -> None:
    await modules.room(screen(chapter=chapter), opened=opened)
    store = """async (m) => {
      const { room } = await import('/static/js/shared/room.js');
      return m.stepOf(room());
    }"""
    assert await modules.run(PREPARING, store) == step
