"""A line that breaks, or is never let through, on every engine: no vote is lost."""

import pytest

from tests.browser.in_the_way import InTheWay
from tests.conftest import Servers
from tests.engines.visitors import LINE_IS_CUT, Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"
UNSAVED = "Not saved yet. It is kept here and sent as soon as the line is back."


async def test_a_vote_outlives_the_death_of_the_server(
    bob: Visitor, servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    bob.url = server.url
    bob.expects(LINE_IS_CUT)
    ann = await guests.open(server)
    await bob.joins(ann.code)
    await ann.do("focus", CELL)
    await bob.sees("Incident Mgmt", "Tap one.")

    server.kill()
    await bob.sees("Reconnecting…")
    await bob.chooses("IT OPS")
    await bob.sees("1 not saved yet", UNSAVED)
    await bob.sees_no("Saved:")

    server.start()
    await bob.is_live()
    await bob.sees("Saved: IT OPS. Hidden from everybody until the reveal.")
    assert (await ann.look())[f"cell:{CELL}"]["voted"] == 1


async def test_where_no_socket_is_let_through_bob_votes_by_the_slow_way(
    bob: Visitor, server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    async with InTheWay(server, "403") as network:
        bob.url = network.url
        bob.expects(LINE_IS_CUT)
        await bob.joins(ann.code)
        await bob.sees("Live, by the slow way", "This network lets no live line through.")
        await ann.do("focus", CELL)
        await bob.sees("Incident Mgmt")
        await bob.votes("IT OPS")
        await ann.do("reveal", CELL)
        await bob.sees("Agreed: One vote, for IT OPS.")
        await bob.leaves()
        await ann.sees(lambda show: show["crowd"]["here"] == 1)
