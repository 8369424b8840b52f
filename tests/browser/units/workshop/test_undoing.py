"""Taking back what one did last, and bringing it back."""

import json

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen
from tests.live.people import Json

pytestmark = pytest.mark.anyio
UNDOING = "workshop/undoing"
CELL = "incident:application"
BOTH = [CELL, "incident:interface"]


async def test_what_is_offered_tells_of_how_many_cells(modules: Modules) -> None:
    says = "(m) => [m.undoing().undoes, m.undoing().redoes]"
    await modules.room(screen(chapter="matrix"))
    assert await modules.run(UNDOING, says) == ["", ""]
    offered: Json = {"chapter": "matrix", "undo": "the decision on Incident Mgmt", "undo_of": BOTH}
    back: Json = {"redo": "the adoption of 2 cells", "redo_of": BOTH}
    await modules.room(screen(**offered, **back))
    assert await modules.run(UNDOING, says) == [
        "the decision on Incident Mgmt (2 cells)",
        "the adoption of 2 cells",
    ]
    await modules.room(screen(**offered, workshop={"joined": True}))
    assert (await modules.run(UNDOING, says))[0] == "the decision on Incident Mgmt"


async def test_in_another_chapter_nothing_done_in_the_matrix_is_offered(modules: Modules) -> None:
    says = "(m) => [m.undoing().undoes, m.undoing().redoes]"
    done: Json = {"undo": "the decision", "undo_of": [CELL], "redo": "that", "redo_of": [CELL]}
    await modules.room(screen(chapter="matrix", **done))
    assert await modules.run(UNDOING, says) == ["the decision", "that"]
    await modules.room(screen(chapter="ambition", **done))
    assert await modules.run(UNDOING, says) == ["", ""]


async def test_what_was_written_is_given_to_the_form(modules: Modules) -> None:
    cell = decided("tbd", rationale="Nobody knows.", executed_by="Desk", dissent="")
    cell["promise"] = {"owner": "Dana", "due": "2026-12-24", "next_step": "Ask."}
    shown = screen(undo="the decision", undo_of=[CELL, "change:interface"], cells={CELL: cell})
    shown["cell:change:interface"] = open_cell()
    await modules.room(shown, returned={})
    form = await modules.run(
        UNDOING,
        """async (m) => {
          const undone = m.undoing().undo();
          answer({ seq: 2 });
          await undone;
          return JSON.stringify((await import('/static/js/shared/room.js')).room().returned);
        }""",
    )
    assert json.loads(form) == {
        CELL: {
            "accountable": "tbd",
            "rationale": "Nobody knows.",
            "executed": "Desk",
            "dissent": "",
            "owner": "Dana",
            "due": "2026-12-24",
            "step": "Ask.",
            "waiver": "",
        }
    }
    assert await modules.asked() == [{"ask": "undo"}]
