"""What was decided."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
VERDICT = "workshop/deciding_verdict"
CELL = "incident:application"


async def test_a_verdict_names_the_party_and_who_closes_it(modules: Modules) -> None:
    cell = decided("tbd", promise={"owner": "Bob", "due": "2026-12-24"})
    await modules.room(screen(CELL, cells={CELL: cell}))
    says = (
        "(m) => { const one = m.verdict(); return [one.accountable, one.promise.owner, one.due]; }"
    )
    assert await modules.run(VERDICT, says) == ["t.b.d.", "Bob", "24\u00a0Dec\u00a02026"]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (decided("business"), "is accountable"),
        (decided("tbd"), "left open for now"),
        (decided("tbd", adopted=True), "taken from the reference model"),
    ],
)
async def test_without_a_reason_it_is_said_how_it_stands(
    modules: Modules, cell: Any, says: str
) -> None:
    await modules.room(screen(CELL, cells={CELL: cell}))
    assert await modules.run(VERDICT, "(m) => m.verdict().stands") == says


async def test_reopening_asks_for_the_cell_in_focus(modules: Modules) -> None:
    await modules.room(screen(CELL), armed="")
    await modules.run(VERDICT, "(m) => { m.verdict().reopen(); }")
    assert await modules.asked() == [
        {"ask": "reopen", "process": "incident", "scope": "application"}
    ]
