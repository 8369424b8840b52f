"""What was decided, and what had been before."""

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen

pytestmark = pytest.mark.anyio
VERDICT = "workshop/deciding_verdict"
CELL = "incident:application"


async def test_a_verdict_names_the_party_and_who_closes_it(modules: Modules) -> None:
    cell = decided("tbd", promise={"owner": "Bob", "due": "2026-12-24"})
    await modules.room(screen(CELL, cells={CELL: cell}))
    says = (
        "(m) => { const one = m.verdict(); return [one.accountable, one.promise.owner, one.due]; }"
    )
    assert await modules.run(VERDICT, says) == ["t.b.d.", "Bob", "24 Dec 2026"]


async def test_earlier_ones_are_told_newest_first_and_how_they_ended(modules: Modules) -> None:
    earlier = [
        {"accountable": "business", "at": "2026-11-20T09:00:00Z", "ended": "undone"},
        {"accountable": "it-ops", "at": "2026-11-20T10:00:00Z", "ended": "reopened"},
    ]
    await modules.room(screen(CELL, cells={CELL: open_cell(earlier=earlier)}))
    told = await modules.run(
        VERDICT, "(m) => m.verdict().earlier.map((one) => [one.says, one.how, one.when])"
    )
    assert told == [
        ["IT OPS", "reopened", "20 Nov 2026, 11:00"],
        ["Business", "taken back", "20 Nov 2026, 10:00"],
    ]


async def test_reopening_asks_for_the_cell_in_focus(modules: Modules) -> None:
    await modules.room(screen(CELL), armed="")
    await modules.run(VERDICT, "(m) => { m.verdict().reopen(); }")
    assert await modules.asked() == [
        {"ask": "reopen", "process": "incident", "scope": "application"}
    ]
