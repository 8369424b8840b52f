"""What the screen leaves out can be read: all reasons, earlier rounds, decisions taken back."""

import pytest
from playwright.async_api import expect

from app.workshop.history import FEW
from tests.browser.visitors import Cast
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"


async def test_earlier_rounds_and_decisions_are_read_beside_the_cell(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await ann.asks("focus", CELL)
    await ann.asks("cast-vote", CELL, choice="business", reason="We wrote it.")
    await ann.asks("reveal", CELL)
    await ann.sees("We wrote it.")
    await ann.asks("vote-again", CELL)
    await ann.sees("Round 1, superseded.", "We wrote it.")
    await ann.asks("decide", CELL, accountable="it-ops", rationale="They are awake.")
    await ann.sees("They are awake.")
    await ann.asks("reopen", CELL)
    await ann.sees("Earlier decision, reopened.", "They are awake.")
    await ann.asks("focus", "problem:application")
    await ann.sees_no("They are awake.", "superseded")


async def test_in_a_full_room_a_few_reasons_are_shown_and_the_others_can_be_read(
    cast: Cast, server: Server, guests: Guests
) -> None:
    host = await guests.open(server)
    await host.do("focus", CELL)
    for number in range(FEW + 2):
        one = await guests.join(host, f"P{number:02}", "business")
        await one.do("cast-vote", CELL, choice="business", reason=f"Reason {number:02}.")
    bob = await cast.phone("Bob", server.url)
    await bob.enters(host.code)
    await host.do("reveal", CELL)
    reasons = bob.page.locator(".reasons li")
    await expect(reasons).to_have_count(FEW)
    await bob.sees("2 more people said why")
    await bob.presses("Read more")
    await expect(reasons).to_have_count(FEW + 2)
    await bob.sees_no("more people said why")
    await bob.width_fits()
