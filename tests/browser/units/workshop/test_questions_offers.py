"""A vote made on another state than it would go onto: its owner sees both, and chooses."""

from typing import Any

import pytest

from tests.browser.units.modules import Modules, decided, open_cell, screen

pytestmark = pytest.mark.anyio
BALLOT = "workshop/questions_ballot"
CELL = "incident:application"
AT = {"process": "incident", "scope": "application"}
VOTE = {"id": "1", "ask": "cast-vote", "choice": "business", "reason": "So.", **AT}
BACK = {"id": "1", "ask": "withdraw-vote", **AT}
SAYS = """(m) => {
  const one = m.ballot();
  one.load();
  return [one.status, one.takeWords, one.leaveWords];
}"""


async def offered(modules: Modules, ask: Any, mine: str = "", cell: Any = None) -> None:
    shown = screen(CELL, cells={CELL: cell or open_cell(1)}, mine={CELL: mine} if mine else {})
    await modules.room(shown, offers={CELL: {"ask": ask, "why": "Changed."}})


@pytest.mark.parametrize(
    ("ask", "mine", "says"),
    [
        (
            VOTE,
            "it-ops",
            [
                "Not saved: Changed. You chose Business. IT OPS is what is saved. "
                "You wrote: “\u2068So.\u2069”",
                "Vote Business now",
                "Keep IT OPS",
            ],
        ),
        (
            BACK,
            "",
            [
                "Not saved: Changed. You took your vote back. You have no vote in this round.",
                "Take my vote back now",
                "Leave it",
            ],
        ),
    ],
)
async def test_both_are_shown(modules: Modules, ask: Any, mine: str, says: list[str]) -> None:
    await offered(modules, ask, mine)
    assert await modules.run(BALLOT, SAYS) == says


async def test_one_press_votes_it_with_its_reason(modules: Modules) -> None:
    await offered(modules, VOTE)
    await modules.run(BALLOT, "(m) => { const one = m.ballot(); one.load(); one.takeOffer(); }")
    assert await modules.asked() == [{key: VOTE[key] for key in VOTE if key != "id"}]


async def test_one_press_leaves_it(modules: Modules) -> None:
    await offered(modules, VOTE, "tbd")
    does = "(m) => { const one = m.ballot(); one.load(); one.leaveOffer(); return one.status; }"
    assert "Saved: t.b.d." in await modules.run(BALLOT, does)


async def test_where_no_vote_is_taken_none_is_offered(modules: Modules) -> None:
    await offered(modules, VOTE, "", decided("tbd"))
    assert await modules.run(BALLOT, "(m) => m.ballot().offer") is None
