"""What the stage shows."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, revealed, screen

pytestmark = pytest.mark.anyio
STAGE = "workshop/focus_stage"
CELL = "incident:application"
SIGNED = {"state": "signed-off"}


@pytest.mark.parametrize(
    ("shown", "scene"),
    [
        ({}, "lobby"),
        ({"focus": CELL}, "play"),
        ({"cells": {CELL: open_cell(1)}}, "play"),  # pre-work has begun
        ({"overview": True, "cells": {CELL: revealed("split", {})}}, "overview"),
        ({"focus": CELL, "overview": True, "cells": {CELL: revealed("split", {})}}, "overview"),
        ({"focus": CELL, "workshop": SIGNED}, "signed"),
        ({"chapter": "ambition"}, "play"),
        ({"focus": CELL, "chapter": "prepare"}, "lobby"),
        ({"focus": CELL, "chapter": "sign-off"}, "overview"),
        ({"chapter": "sign-off", "question": "agreement"}, "play"),
        ({"chapter": "ambition", "workshop": SIGNED}, "signed"),
    ],
)
async def test_the_scene(modules: Modules, shown: Any, scene: str) -> None:
    await modules.room(screen(**shown), view=f"{STAGE}:stageView")
    room = "async () => (await import('/static/js/shared/room.js')).room().scene"
    assert await modules.run(STAGE, room) == scene


@pytest.mark.parametrize(
    ("pace", "other", "whole"),
    [
        ("together", open_cell(), False),
        ("own", open_cell(), True),  # the room is done with it, the others still vote
        ("own", revealed("split", {}), False),  # the room talks
    ],
)
async def test_a_decided_cell_stays_in_view_while_the_room_talks(
    modules: Modules, pace: str, other: Any, whole: bool
) -> None:
    cells = {CELL: decided("business"), "change:interface": other}
    shown = screen(CELL, workshop={"pace": pace}, cells=cells)
    await modules.room(shown, view=f"{STAGE}:stageView")
    room = "async () => (await import('/static/js/shared/room.js')).room().at"
    assert (await modules.run(STAGE, room) is None) is whole
