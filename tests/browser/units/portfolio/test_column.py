"""One process of a service, wherever it stands in it."""

import pytest

from app.matrix.catalogue import FOURTEEN
from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
PARTS = "(m, [one, process]) => m.cellParts(one, process).map((it) => it.says)"


async def test_the_fourteen_stand_as_they_were_published(modules: Modules) -> None:
    assert await modules.run("portfolio/column", "(m) => m.FOURTEEN") == [*FOURTEEN.processes]


@pytest.mark.parametrize(
    ("processes", "process", "says"),
    [
        (None, "incident", ["Business", "IT OPS"]),
        (["incident", "own-1"], "incident", ["t.b.d.", "not decided"]),
        (["own-1", "change"], "incident", []),
    ],
)
async def test_it_is_found_by_its_place(
    modules: Modules, processes: list[str] | None, process: str, says: list[str]
) -> None:
    one = {"processes": processes, "marks": "t-bo" + "-" * 24}
    assert await modules.run("portfolio/column", PARTS, [one, process]) == says
