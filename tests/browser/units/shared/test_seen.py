"""What an ask was made on: its screen, its round, and how one's own vote stood."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules

pytestmark = pytest.mark.anyio
AT = {"process": "incident", "scope": "application"}
ROUNDS = {"incident:application": {"round": 2}, "incident:interface": {"round": 1}}


async def made_on(modules: Modules, ask: dict[str, Any], voted: int = 0, **rounds: Any) -> Any:
    does = """(m, ask, voted, cells) => {
      if (voted) m.voted('change:interface', voted);
      const shared = { seq: 7, cells, questions: { ambition: { round: 3 } } };
      return m.madeOn(shared, ask, voted ? 'change:interface' : '');
    }"""
    return await modules.run("shared/seen", does, ask, voted, rounds or ROUNDS)


@pytest.mark.parametrize(
    ("ask", "made"),
    [
        ({"ask": "decide", **AT}, {"seen": 7}),
        ({"ask": "sign-off"}, {"seen": 7}),
        ({"ask": "undo"}, {"seen": 7}),
        ({"ask": "focus", **AT}, {}),
        ({"ask": "set-timer"}, {}),
        ({"ask": "cast-vote", **AT}, {"seen": 7, "round": 2}),
        ({"ask": "withdraw-vote", **AT, "scope": "interface"}, {"seen": 7, "round": 1}),
        ({"ask": "cast-vote", **AT, "scope": "both"}, {"seen": 7}),  # of two rounds it names none
        ({"ask": "cast-vote", "process": "change", "scope": "both"}, {"seen": 7, "round": 1}),
        ({"ask": "cast-vote", "question": "ambition"}, {"seen": 7, "round": 3}),
        ({"ask": "withdraw-vote", "question": "agreement"}, {"seen": 7, "round": 1}),
        ({"ask": "adopt-ambition", "model": "B"}, {"seen": 7}),
        ({"ask": "accept-risk", "risk": "r1"}, {"seen": 7}),
        ({"ask": "waive-check", "check": "unvalidated"}, {}),  # by what the check is about
    ],
)
async def test_an_ask_names_what_it_was_made_on(modules: Modules, ask: Any, made: Any) -> None:
    assert await made_on(modules, ask) == made


async def test_a_vote_saved_before_the_next_screen_came_is_known(modules: Modules) -> None:
    assert await made_on(modules, {"ask": "cast-vote", **AT}, voted=9) == {"seen": 9, "round": 2}
