"""Who is here, is away, is gone: what the room is told to wait for."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, choice, focus, room_of_three, vote
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_a_phone_that_fell_silent_is_away_and_said_once(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await vote(bob, "Business")
    await carol.page.close()
    await ann.sees("1 vote saved, 1 away.", "Away 1")
    await ann.presses("Reveal")
    await ann.sees("1 person who is away has not voted. Press again to reveal")
    await ann.presses("Reveal anyway")
    await expect(ann.button("Vote again")).to_be_visible()


async def test_a_facilitators_vote_stands_for_nobody_elses(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await ann.asks("cast-vote", "incident:application", choice="business")
    await vote(bob, "Business")
    await ann.sees("2 votes saved, 1 to come.")
    await vote(carol, "Business")
    await ann.sees("3 votes saved. Everybody here has voted.")
    await expect(choice(carol, "Business")).to_be_visible()


async def test_in_a_crowd_the_votes_of_those_who_went_are_nobody_elses(
    cast: Cast, server: Server
) -> None:
    """Sixty and more have joined, three are here: two votes of people gone wait for no fewer."""
    ann, bob, carol = await room_of_three(cast, server.url)
    for number in range(60):
        body = {"name": f"Guest {number}", "represents": "business"}
        await ann.posts(f"/{ann.code}/people", body)
    await focus(ann, INCIDENT)
    await vote(bob, "Business")
    await ann.asks("cast-vote", "incident:application", choice="business")
    await bob.page.close()
    await ann.sees("2 votes saved, 1 to come.")
    await ann.presses("Reveal")
    await ann.sees("1 person has not voted. Press again to reveal")
    await vote(carol, "Business")
    await ann.sees("3 votes saved. Everybody here has voted.")
