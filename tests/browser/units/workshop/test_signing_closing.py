"""What a session was for, in three answers."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen
from tests.browser.units.workshop.test_cases import case

pytestmark = pytest.mark.anyio
CLOSING = "workshop/signing_closing"
ANSWERS = "(m) => m.closing().answers.map((one) => one.says)"


async def told(modules: Modules, **shown: Any) -> list[str]:
    await modules.room(screen(workshop={"state": "signed-off"}, **shown))
    answers: list[str] = await modules.run(CLOSING, ANSWERS)
    return answers


async def test_a_room_that_only_decided_is_told_no_more(modules: Modules) -> None:
    cells = {
        "incident:application": decided("it-ops"),
        "incident:interface": decided("it-ops"),
        "change:application": decided("tbd"),
    }
    assert await told(modules, cells=cells) == [
        "2 support processes in 3 cells. IT OPS 2 and t.b.d. 1.",
        "No contract, risk, promise or case was written down.",
        "Nobody has marked a cell.",
    ]


async def test_what_was_written_down_is_counted(modules: Modules) -> None:
    executors = [{"name": "Desk", "contact": "+358 9 123"}]
    cells = {
        "incident:application": decided("it-ops", executors=executors, value=2),
        "incident:interface": decided("business", value=3),
    }
    shown = {
        "registers": {"contracts": 2, "risks": 1},
        "risks": [{"state": "accepted", "understood_by": 2, "documented": True}],
        "promises": [{"state": "open"}, {"state": "kept"}],
        "cases": [case(1), case(2, found=1, open=1)],
        "signatures": [{"state": "signed"}, {"state": "asked"}],
    }
    assert await told(modules, cells=cells, **shown) == [
        "1 support process in 2 cells. IT OPS 1 and Business 1. Somebody can be called for 1.",
        "2 contracts; 1 risk, 1 accepted; 1 promise to keep; 2 cases, 1 passing; 1 signature.",
        "Incident Mgmt, Interface (3), Incident Mgmt, Application (2).",
    ]


async def test_of_many_cells_the_first_are_named(modules: Modules) -> None:
    keys = [
        f"{one}:{scope}"
        for one in ("request", "incident", "change")
        for scope in ("application", "interface")
    ]
    says = (await told(modules, cells={key: decided("business", value=1) for key in keys}))[2]
    assert says.count("(1)") == 5
    assert says.endswith("and 1 more.")
