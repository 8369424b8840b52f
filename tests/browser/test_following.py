"""A participant's page goes where the room goes, and leaves nothing standing of where it was."""

import pytest

from tests.browser.doing import INCIDENT, vote
from tests.browser.shown import ought_to_stand, stands
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_the_room_goes_on_after_a_vote(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    await bob.enters(await ann.opens())
    await ann.asks("focus", "incident:application")
    await bob.sees_heading(INCIDENT)
    await vote(bob, "Business")
    await ann.asks("focus", "change:application")
    await bob.sees_heading("Change Mgmt")
    await bob.sees("Tap one. Nobody sees your choice before the reveal.")
    await bob.sees_no("Voting here opens", "See what the room is looking at")
    assert await stands(bob) == ought_to_stand(await bob.screen())
