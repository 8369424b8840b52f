"""The pace, and how far one has come on one's own way."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, revealed, screen

pytestmark = pytest.mark.anyio
PACE = "workshop/focus_pace"
OWN = {"pace": "own"}


@pytest.mark.parametrize(("now", "then"), [("own", "together"), ("together", "own")])
async def test_the_pace_is_turned(modules: Modules, now: str, then: str) -> None:
    await modules.room(screen(workshop={"pace": now}))
    await modules.run(PACE, "(m) => { m.pace().turn(); }")
    assert await modules.asked() == [{"ask": "set-pace", "pace": then}]


async def test_votes_cast_are_the_way_one_has_come(modules: Modules) -> None:
    await modules.room(screen(workshop=OWN, mine={"request:application": "tbd"}))
    way = "(m) => ['left', 'done', 'total', 'progress'].map((what) => m.ownPace()[what])"
    assert await modules.run(PACE, way) == [5, 1, 6, "1 of 6 voted"]


async def test_what_is_next_is_not_what_is_in_view(modules: Modules) -> None:
    await modules.room(screen("request:application", workshop=OWN))
    assert await modules.run(PACE, "(m) => m.ownPace().nextName") == "Request Mgmt, Interface"


async def test_at_the_end_nothing_is_next(modules: Modules) -> None:
    await modules.room(screen(workshop={"state": "signed-off"}))
    assert await modules.run(PACE, "(m) => [m.ownPace().next, m.ownPace().nextName]") == [None, ""]


ALL = [
    f"{process}:{scope}"
    for process in ("request", "incident", "change")
    for scope in ("application", "interface")
]
MINE = dict.fromkeys(ALL, "business")
DONE = "You are done: every open cell has your vote."


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        ({"mine": MINE}, f"{DONE} You can change any of them until the reveal."),
        (
            {"mine": MINE, "progress": {"cells": 6, "by": [[6, 3]], "away": 0}},
            f"{DONE} Everybody is done: the reveal is next.",
        ),
        ({"mine": dict.fromkeys(ALL[1:], "tbd")}, ""),
        (  # what is decided or revealed waits for nobody's vote
            {"mine": {}, "cells": {key: decided("tbd") for key in ALL}},
            "",
        ),
        (
            {"mine": dict.fromkeys(ALL[1:], "tbd"), "cells": {ALL[0]: revealed("split", {})}},
            f"{DONE} You can change any of them until the reveal.",
        ),
        ({"mine": MINE, "you": {"role": "observer"}}, ""),
        ({"mine": MINE, "workshop": {"pace": "together"}}, ""),
    ],
)
async def test_who_has_voted_on_all_is_told(modules: Modules, shown: Any, says: str) -> None:
    await modules.room(screen(**{"workshop": OWN, **shown}))
    assert await modules.run(PACE, "(m) => m.ownPace().finishedWords") == says


async def test_nobody_is_done_while_a_vote_is_on_its_way(modules: Modules) -> None:
    ask = {"ask": "cast-vote", "id": "1", "process": "request", "scope": "application"}
    await modules.room(screen(workshop=OWN, mine=MINE), pending=[ask])
    assert await modules.run(PACE, "(m) => m.ownPace().finishedWords") == ""
