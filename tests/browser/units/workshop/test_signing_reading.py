"""What is read back before it is signed."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen

pytestmark = pytest.mark.anyio
READING = "workshop/signing_reading"


def cell(process: str, scope: str, how: str, accountable: str = "business", **more: Any) -> Any:
    """A cell as the draft tells it in JSON."""
    state = "open" if how == "open" else "decided"
    known = {"process": process, "name": f"{process.capitalize()} Mgmt", "scope": scope}
    base = {"accountable_id": accountable, "state": state, "basis": {"how": how}}
    return {**known, **base, "promise": None, "waiver": None, **more}


CELLS = [
    cell("request", "application", "agreed"),
    cell("request", "interface", "agreed", thin=True),
    cell("incident", "application", "against", override=True),
    cell("incident", "interface", "adopted"),
    cell("change", "application", "unvoted", "tbd", promise={"owner": "Bob"}),
    cell("change", "interface", "unvoted", "tbd", waiver="The board."),
]
NOTHING: Any = {"since": 1, "about": [], "cells": []}


def draft(joined: bool = False, changes: Any = None) -> Any:
    return {"joined": joined, "cells": CELLS, "changes": changes}


async def back(modules: Modules, call: str, *given: Any, joined: bool = False) -> Any:
    await modules.room(screen(workshop={"joined": joined}))
    return await modules.run(READING, f"(m, ...given) => m.{call}(...given)", *given)


async def test_how_the_cells_were_decided_is_counted(modules: Modules) -> None:
    assert await back(modules, "howWords", draft()) == (
        "6 of 6 cells decided: 2 agreed, 1 against the votes, 1 taken from the model,"
        " 2 left t.b.d. (1 with an owner and a date, 1 waived)"
    )


async def test_joined_scopes_are_one_cell(modules: Modules) -> None:
    told = await back(modules, "howWords", draft(joined=True), joined=True)
    assert told.startswith("3 of 3 cells decided: 1 agreed, 1 against the votes, 1 left t.b.d.")


async def test_what_is_marked_is_named(modules: Modules) -> None:
    told = await back(modules, "markedIn", draft())
    assert [(one["flag"], one["words"]) for one in told] == [
        (
            "override",
            "1, against the votes, or without the party that gets it: Incident Mgmt (Application)",
        ),
        ("thin", "1, a party has not voted: Request Mgmt (Interface)"),
    ]


async def test_what_changed_since_the_last_revision_is_a_list(modules: Modules) -> None:
    assert await back(modules, "changedIn", draft()) is None
    assert await back(modules, "changedIn", draft(changes=NOTHING)) == []
    changed = {"process": "request", "scope": "interface", "changed": ["IT OPS → Business", "new"]}
    some = {"since": 1, "about": ["Service: new"], "cells": [changed]}
    assert await back(modules, "changedIn", draft(changes=some)) == [
        "Service: new",
        "Request Mgmt (Interface): IT OPS → Business; new",
    ]


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("", "Nobody is named to sign."),
        ("Dana", "To be signed by Dana (IT manager)."),
    ],
)
async def test_who_signs_is_said(modules: Modules, named: str, says: str) -> None:
    signatories = [
        {"signatory": "it-manager", "name": named},
        {"signatory": "business-manager", "name": ""},
    ]
    assert await back(modules, "signingWords", signatories) == says
