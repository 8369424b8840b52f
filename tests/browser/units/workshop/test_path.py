"""Now and target: who does it today, and what changes hands when."""

import pytest

from tests.browser.units.modules import Modules, open_cell, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
PATH = "workshop/path"
CELL = "incident:application"


def step(process: str, on: str, becomes: str | None = "it-ops") -> Json:
    at = {"process": process, "scope": "application", "accountable": "business"}
    key = f"{process}:application"
    return {"id": key, **at, "becomes": becomes, "changes_on": on, "condition": ""}


async def test_what_changes_hands_stands_under_its_date(modules: Modules) -> None:
    told = [step("incident", "2020-01-01"), step("change", "2020-01-01", None), step("request", "")]
    await modules.room(screen(path=told))
    does = """(m) => {
      const { steps, words } = m.path();
      return [words, steps.map((one) => [one.when, one.late, one.items.map((it) => it.to)])];
    }"""
    assert await modules.run(PATH, does) == [
        "3 cells change hands",
        [
            ["1\u00a0Jan\u00a02020", True, ["IT OPS", "not decided"]],
            ["No date yet", False, ["IT OPS"]],
        ],
    ]


async def test_what_is_one_column_changes_hands_as_one(modules: Modules) -> None:
    told = [step("incident", ""), {**step("incident", ""), "scope": "interface"}]
    await modules.room(screen(path=told, workshop={"joined": True}))
    does = "(m) => [m.path().words, m.path().steps[0].items.map((one) => one.name)]"
    assert await modules.run(PATH, does) == ["1 cell changes hands", ["Incident Mgmt"]]


async def test_a_cell_says_who_does_it_today(modules: Modules) -> None:
    held = {"accountable": "business", "changes_on": "2027-01-01", "condition": "The runbook."}
    await modules.room(screen(CELL, cells={CELL: open_cell(today=held)}))
    does = """(m) => {
      const one = m.today();
      one.$watch = () => {};
      one.init();
      one.set();
      return one.words;
    }"""
    assert await modules.run(PATH, does) == "Today: Business, changes 1\u00a0Jan\u00a02027"
    cell = {"process": "incident", "scope": "application"}
    assert await modules.asked() == [{"ask": "set-today", **cell, **held}]


async def test_nobody_is_chosen_by_leaving_it(modules: Modules) -> None:
    await modules.room(screen(CELL))
    does = "async (m) => { const one = m.today(); await one.set(); return [one.words, one.wrong]; }"
    assert await modules.run(PATH, does) == [
        "Who does it today?",
        "Choose who answers for it today.",
    ]
    assert await modules.asked() == []
