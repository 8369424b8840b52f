"""The last stage of a reveal: who chose what."""

import pytest

from tests.browser.units.modules import Modules, person, revealed, screen

pytestmark = pytest.mark.anyio
NAMED = "workshop/questions_named"
CELL = "incident:application"
TALLY = {"business": {"business": 2}, "tbd": {"it-ops": 1}}
LINES = "(m) => m.names().lines.map((one) => [one.name, one.names])"


async def test_names_stand_by_what_they_chose(modules: Modules) -> None:
    named = {"bob": "business", "carol": "tbd", "eve": "business"}
    people = [person("Bob", "business"), person("Carol", "it-ops")]
    cells = {CELL: revealed("split", TALLY, stage="names", named=named)}
    await modules.room(screen(CELL, people=people, cells=cells))
    assert await modules.run(NAMED, LINES) == [
        ["Business", ["Bob", "1 more"]],  # of a crowd not everybody is told
        ["t.b.d.", ["Carol"]],
    ]


async def test_before_that_stage_nobody_is_named(modules: Modules) -> None:
    cells = {CELL: revealed("split", TALLY, stage="parties", named=None)}
    await modules.room(screen(CELL, cells=cells))
    assert await modules.run(NAMED, LINES) == []


@pytest.mark.parametrize(("page", "last"), [("stage", "2 more"), ("participant", "P11")])
async def test_the_stage_names_as_many_as_fit(modules: Modules, page: str, last: str) -> None:
    crowd = [person(f"P{number}", "business") for number in range(12)]
    named = {one["person"]: "business" for one in crowd}
    cells = {CELL: revealed("agreed", {"business": {"business": 12}}, stage="names", named=named)}
    await modules.room(screen(CELL, people=crowd, cells=cells), page)
    assert (await modules.run(NAMED, LINES))[0][1][-1] == last
