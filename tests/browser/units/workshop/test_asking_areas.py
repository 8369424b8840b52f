"""The eight areas of readiness at once."""

import pytest

from app.matrix.question import AREAS
from tests.browser.units.modules import Modules, revealed, screen

pytestmark = pytest.mark.anyio
ALL = "workshop/asking_areas"
LAST = "readiness:cutover"
SAME = revealed(None, {"knows-and-can": {"business": 1, "it-ops": 1}})
APART = revealed(None, {"knows-and-can": {"it-ops": 1}, "did-not-know": {"business": 13}})


async def at(modules: Modules, without: str = "") -> None:
    out = {f"readiness:{area}": SAME for area in AREAS if area != without}
    if without != "budget":
        out["readiness:budget"] = APART
    await modules.room(screen(chapter="ambition", question=LAST, questions=out))


async def test_they_are_looked_at_as_a_whole_once_all_are_out(modules: Modules) -> None:
    await at(modules)
    says = "(m) => [m.areas().all, m.areas().rows.length, m.areas().says]"
    told = "In 1 area of 8 the sides differ."
    assert await modules.run(ALL, says) == [True, 8, told]
    await at(modules, without="budget")
    assert await modules.run(ALL, "(m) => [m.areas().all, m.areas().rows]") == [False, []]


async def test_a_heap_shows_its_parties_and_a_large_one_its_number(modules: Modules) -> None:
    await at(modules)
    heaps = "(m) => m.areas().rows[0].heaps.map((one) => [one.count, one.marks.length])"
    assert await modules.run(ALL, heaps) == [[1, 1], [0, 0], [13, 0]]
