"""What becomes of a promise, and how old it is."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, screen
from tests.browser.units.workshop.risking import promise

pytestmark = pytest.mark.anyio
KEEPING = "workshop/keeping"
OPENED = {"kind": "promise", "id": "incident:application", "step": ""}
CELL = {"process": "incident", "scope": "application"}


async def at(modules: Modules, does: str, acts: bool = True, **more: Any) -> Any:
    await modules.room(screen(promises=[promise(**more)]), acts=acts, opened=OPENED)
    return await modules.run(KEEPING, f"async (m) => {{ const one = m.keeping(); {does} }}")


@pytest.mark.parametrize(
    ("more", "stands", "late"),
    [
        ({}, "made today, due 31\u00a0Dec\u00a02099", False),
        ({"age": 1, "due": "2020-01-01"}, "1 day old, was due 1\u00a0Jan\u00a02020", True),
        ({"state": "kept", "at": "2026-11-20T09:00:00Z"}, "kept 20\u00a0Nov\u00a02026", False),
    ],
)
async def test_how_it_stands(modules: Modules, more: Any, stands: str, late: bool) -> None:
    told = await at(modules, "return [one.promise.stands, one.promise.late];", **more)
    assert told == [stands, late]


async def test_a_phone_shows_ones_own_and_the_console_all(modules: Modules) -> None:
    for acts, owner, many in ((True, "Carol", 1), (False, "Carol", 0), (False, "bob", 1)):
        assert await at(modules, "return one.list.length;", acts=acts, owner=owner) == many


async def test_the_late_ones_come_first(modules: Modules) -> None:
    late = promise("change", due="2020-01-01")
    await modules.room(screen(promises=[promise(), late]), acts=True)
    names = "(m) => m.keeping().list.map((one) => one.name)"
    assert await modules.run(KEEPING, names) == [
        "Change Mgmt, Application",
        "Incident Mgmt, Application",
    ]


@pytest.mark.parametrize(
    ("what", "form", "wrong"),
    [
        ("move", {"why": "So."}, "Say by which day it is done instead."),
        ("move", {"due": "2099-01-01"}, "Say why, in a sentence."),
        ("break", {}, "Say why, in a sentence."),
        ("move", {"due": "2020-01-01", "why": "So."}, "That day is over already."),
    ],
)
async def test_what_is_missing_is_said(modules: Modules, what: str, form: Any, wrong: str) -> None:
    does = "one.does(GIVEN); Object.assign(one.form, FORM); await one.done(); return one.wrong;"
    told = await at(modules, does.replace("GIVEN", repr(what)).replace("FORM", repr(form)))
    assert told.startswith(wrong)
    assert await modules.asked() == []


@pytest.mark.parametrize(
    ("what", "form", "fields"),
    [
        ("keep", {}, {}),
        ("keep", {"evidence": "A mail.", "why": "no field of it"}, {"evidence": "A mail."}),
        ("move", {"due": "2099-01-01", "why": "So."}, {"due": "2099-01-01", "why": "So."}),
        ("break", {"why": "So."}, {"why": "So."}),
    ],
)
async def test_it_is_kept_moved_or_broken(
    modules: Modules, what: str, form: Any, fields: Any
) -> None:
    does = "one.does(GIVEN); Object.assign(one.form, FORM); one.done();"
    await at(modules, does.replace("GIVEN", repr(what)).replace("FORM", repr(form)))
    assert await modules.asked() == [{"ask": f"{what}-promise", **CELL, **fields}]
