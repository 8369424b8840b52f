"""A phone asleep while the room goes on: it wakes up in the present, on every engine."""

import pytest

from tests.browser.wire import Line
from tests.engines.visitors import LINE_IS_CUT, Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"
NEXT = "change:application"


@pytest.mark.parametrize("line_dies", [False, True], ids=["line-holds", "line-dies"])
async def test_bob_wakes_up_in_the_present(
    bob: Visitor, server: Server, guests: Guests, line_dies: bool
) -> None:
    ann = await guests.open(server)
    async with Line(server) as line:
        bob.url = line.url
        bob.expects(LINE_IS_CUT)
        await bob.joins(ann.code)
        await ann.do("focus", CELL)
        await bob.votes("IT OPS")

        with bob.asleep():
            await ann.do("cast-vote", CELL, choice="business")
            await ann.do("reveal", CELL)
            await ann.do("decide", CELL, accountable="business")
            await ann.do("focus", NEXT)
            if line_dies:
                line.cut()
                await ann.sees(lambda show: show["crowd"]["here"] == 1)
                line.mend()
        await bob.is_live()
        await bob.sees("Change Mgmt", "Tap one.")
        await bob.votes("Business")
        await ann.sees(lambda show: show[f"cell:{NEXT}"]["voted"] == 1)
