"""What an answer means for who asked."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
CELL = "incident:application"
VOTE = {"ask": "cast-vote", "choice": "tbd"}


@pytest.mark.parametrize(
    ("ask", "asked", "says"),
    [
        ({"ask": "vote-again"}, False, "Vote again: No."),
        ({"ask": "vote-again"}, True, "No."),
        (VOTE, False, "No."),
        ({**VOTE, "reason": "So."}, True, "No. You wrote: “\u2068So.\u2069”"),
        (None, False, "No."),
    ],
)
async def test_who_does_not_remember_is_told(
    modules: Modules, ask: Any, asked: bool, says: str
) -> None:
    does = "(m, ask, asked) => m.inWords(ask, 'No.', asked)"
    assert await modules.run("shared/answers", does, ask, asked) == says


async def after(modules: Modules, *frames: dict[str, Any]) -> Any:
    does = """(m, key, ask, frames) => {
      const store = Object.assign(Object.create(m.offering), { seq: 5, mine: {}, drawnAnew() {} });
      frames.forEach((frame) => store.votedOn(key, ask, frame));
      return [store.offers, store.mine];
    }"""
    return await modules.run("shared/answers", does, CELL, VOTE, list(frames))


async def test_a_vote_on_another_state_is_offered_until_one_is_saved(modules: Modules) -> None:
    conflict = {"code": "conflict", "why": "No."}
    assert await after(modules, conflict) == [{CELL: {"ask": VOTE, "why": "No."}}, {}]
    assert await after(modules, conflict, {"seq": 6}) == [{}, {CELL: "tbd"}]
    assert await after(modules, {"code": "wrong-state", "why": "No."}) == [{}, {}]


async def test_what_a_newer_screen_tells_stays(modules: Modules) -> None:
    assert await after(modules, {"seq": 4}) == [{}, {}]
