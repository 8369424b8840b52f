"""Join, vote, reveal, return: the path everybody takes, on every engine."""

import pytest

from tests.engines.visitors import Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"


async def test_bob_joins_votes_sees_the_reveal_and_returns(
    bob: Visitor, server: Server, guests: Guests
) -> None:
    ann = await guests.open(server, service="Invoice archive")
    await bob.joins(ann.code)
    await bob.sees("You are in, Bob", "2 of 2 people are here.")
    await ann.do("focus", CELL)
    await bob.sees("Incident Mgmt", "Tap one. Nobody sees your choice before the reveal.")
    await bob.votes("IT OPS")
    await ann.sees(lambda show: show[f"cell:{CELL}"]["voted"] == 1)

    await bob.reloads()
    await bob.is_live()
    await bob.sees("Saved: IT OPS.")
    await bob.votes("Business")

    await ann.do("cast-vote", CELL, choice="business")
    await ann.do("reveal", CELL)
    await bob.sees("Agreed: All 2 say Business.")

    await bob.goes("/")
    await bob.sees("you take part")
    await bob.presses("Invoice archive")
    await bob.is_live()
    await bob.sees("Agreed: All 2 say Business.")
    assert len((await ann.look())["people"]) == 2
