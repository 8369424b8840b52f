"""Where a participant looks: with the room, ahead of it, or back."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, revealed, screen

pytestmark = pytest.mark.anyio
OWN = "workshop/focus_own"
PICKED = {"process": "change", "scope": "interface"}
TALK = {"incident:interface": revealed("split", {})}
FIRST = {"process": "request", "scope": "application", "key": "request:application"}


@pytest.mark.parametrize(
    ("shown", "pick", "at"),
    [
        ({}, None, None),
        ({"focus": "incident:interface"}, None, {"process": "incident", "scope": "interface"}),
        ({"focus": "incident:interface"}, PICKED, PICKED),
        ({"focus": "incident:interface", "workshop": {"pace": "own"}}, None, FIRST),
        ({"focus": "incident:interface", "overview": True}, None, None),
        ({"focus": "incident:interface", "overview": True}, PICKED, PICKED),
        ({"focus": "incident:interface", "chapter": "ambition"}, None, {"question": "ambition"}),
        ({"workshop": {"pace": "own"}, "chapter": "prepare"}, None, None),
        ({"chapter": "ambition"}, PICKED, PICKED),
        (  # the room talks about it, though there is something left to vote on
            {"focus": "incident:interface", "workshop": {"pace": "own"}, "cells": TALK},
            None,
            {"process": "incident", "scope": "interface"},
        ),
    ],
)
async def test_where_one_looks(modules: Modules, shown: Any, pick: Any, at: Any) -> None:
    await modules.room(screen(**shown), view=f"{OWN}:ownView", pick=pick)
    room = "async () => (await import('/static/js/shared/room.js')).room().at"
    assert await modules.run(OWN, room) == at


@pytest.mark.parametrize(
    ("focus", "pick", "away"),
    [
        ("change:interface", PICKED, False),
        ("incident:interface", PICKED, True),
        ("incident:interface", None, False),
        ("", PICKED, False),
    ],
)
async def test_one_is_away_where_the_room_looks_elsewhere(
    modules: Modules, focus: str, pick: Any, away: bool
) -> None:
    await modules.room(screen(focus), view=f"{OWN}:ownView", pick=pick)
    assert bool(await modules.run(OWN, "(m) => m.elsewhere().away")) is away


async def test_one_press_leads_back_to_the_room(modules: Modules) -> None:
    await modules.room(screen("incident:interface"), view=f"{OWN}:ownView", pick=PICKED)
    assert not await modules.run(OWN, "(m) => { m.elsewhere().back(); return m.elsewhere().away; }")
