"""The cell in view, in words."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, open_cell, screen

pytestmark = pytest.mark.anyio
CELL = """(m) => {
  const { entry, means, scope, round, reference } = m.cell();
  return { name: entry.name || '', means, scope, round, reference };
}"""


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        ({}, {"name": "", "means": "", "scope": "", "round": "", "reference": ""}),
        (
            {
                "focus": "incident:interface",
                "cells": {"incident:interface": open_cell(reference="it-ops")},
            },
            {
                "name": "Incident Mgmt",
                "means": "Getting it back.",
                "scope": "Interface",
                "round": "",
                "reference": "IT OPS",
            },
        ),
    ],
)
async def test_it_has_a_name_a_scope_and_a_meaning(modules: Modules, shown: Any, says: Any) -> None:
    await modules.room(screen(**shown))
    assert await modules.run("workshop/focus", CELL) == says


async def test_joined_scopes_are_named_together(modules: Modules) -> None:
    await modules.room(screen("incident:application", workshop={"joined": True}))
    assert (await modules.run("workshop/focus", CELL))["scope"] == "Application & Interface"


async def test_only_a_later_round_is_told(modules: Modules) -> None:
    cells = {"incident:application": open_cell() | {"round": 2}}
    await modules.room(screen("incident:application", cells=cells))
    assert (await modules.run("workshop/focus", CELL))["round"] == "Round 2"
