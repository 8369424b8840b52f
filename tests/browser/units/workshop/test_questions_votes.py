"""Which votes this browser may cast, which are missing, and which are on their way."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, screen

pytestmark = pytest.mark.anyio
VOTES = "workshop/questions_votes"
CELL = "incident:application"
MAY = "(m) => m.mayVote({ process: 'incident', scope: 'application' })"


@pytest.mark.parametrize(
    ("shown", "may"),
    [
        ({"focus": CELL}, True),
        ({"focus": "change:interface"}, False),  # together: only where the room looks
        ({"workshop": {"pace": "own"}}, True),
        ({"focus": CELL, "you": {"role": "observer"}}, False),
        ({"focus": CELL, "cells": {CELL: decided("tbd")}}, False),
        ({"focus": CELL, "workshop": {"state": "signed-off"}}, False),
    ],
)
async def test_who_may_vote_where(modules: Modules, shown: Any, may: bool) -> None:
    await modules.room(screen(**shown))
    assert await modules.run(VOTES, MAY) is may


async def test_nowhere_there_is_no_vote(modules: Modules) -> None:
    await modules.room(screen())
    assert await modules.run(VOTES, "(m) => m.mayVote(null)") is False


async def test_what_waits_for_my_vote_is_open_and_not_mine_yet(modules: Modules) -> None:
    cells = {"request:application": decided("business")}
    await modules.room(screen(workshop={"pace": "own"}, cells=cells, mine={CELL: "it-ops"}))
    waiting = await modules.run(VOTES, "(m) => m.toVote().map((place) => place.key)")
    assert waiting == [
        "request:interface",
        "incident:interface",
        "change:application",
        "change:interface",
    ]


async def test_the_last_ask_on_a_cell_is_the_one_that_counts(modules: Modules) -> None:
    at = {"process": "incident", "scope": "application"}
    pending = [
        {"ask": "cast-vote", "choice": "tbd", **at},
        {"ask": "withdraw-vote", **at},
        {"ask": "promise", **at},
        {"ask": "cast-vote", "choice": "business", "process": "change", "scope": "interface"},
    ]
    await modules.room(screen(CELL), pending=pending)
    on_its_way = "(m, key) => (m.onItsWay(key) || {}).ask || ''"
    assert await modules.run(VOTES, on_its_way, CELL) == "withdraw-vote"
    assert await modules.run(VOTES, on_its_way, "change:interface") == "cast-vote"
    assert await modules.run(VOTES, on_its_way, "request:interface") == ""
