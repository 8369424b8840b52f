"""Agreed, but by whom? A party that is there and silent is seen by the whole room."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, focus, record, room_of_three
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
CHANGE = "Change Mgmt"


async def test_a_silent_party_is_seen_on_every_screen(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    dev = await (await cast.phone("Dev", server.url)).enters(ann.code, "it-delivery")
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    everyone = (ann, bob, stage)
    await focus(ann, INCIDENT)
    for one in (bob, carol):
        await one.asks("cast-vote", CELL, choice="it-ops")
    await ann.asks("reveal", CELL)
    for one in everyone:
        await one.sees("Agreed, 2 of 3: They say IT OPS. thin IT Delivery has not voted.")
        await one.sees_cell(INCIDENT, "agreed ~")
        await one.sees("~ thin: a party has not voted")
    await expect(ann.button("Take agreed")).to_be_hidden()
    await ann.sees("1 thin cell stays: a party has not voted there.")

    # Dev is asked, and votes in the next round.
    await ann.presses("Vote again")
    for one in (bob, carol, dev):
        await one.asks("cast-vote", CELL, choice="it-ops")
    await ann.asks("reveal", CELL)
    for one in everyone:
        await one.sees("Agreed: All 3 say IT OPS.")
        await one.sees_cell(INCIDENT, "agreed")
        await one.sees_no("IT Delivery has not voted.")

    # The room is overruled: that is said before, and stays to be seen.
    await ann.presses("Business", ann.page.get_by_role("group", name="The room decides"))
    await ann.sees("3 votes were for IT OPS, none for Business. It will be recorded all the same")
    await record(ann, "Business", "The board wants it so.")
    for one in everyone:
        await one.sees("override 3 votes were for IT OPS, none for Business.")
        await one.sees("The board wants it so.")
        await one.sees_cell(INCIDENT, "Business ≠")


async def test_for_a_party_that_is_not_there_it_is_an_override(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    await focus(ann, CHANGE)
    await ann.asks("decide", "change:application", accountable="it-delivery")
    for one in (ann, bob, stage):
        await one.sees("override Nobody from IT Delivery voted for it or was there.")
        await one.sees_cell(CHANGE, "Delivery ≠")
