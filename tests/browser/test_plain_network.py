"""Phones in a meeting room come over plain http, where browsers withhold some functions."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, focus, give_a_name, vote
from tests.browser.visitors import LAN, Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_a_phone_votes_without_a_secure_context(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", f"http://{LAN}:{server.port}")
    code = await ann.opens()
    await bob.goes(f"/w/{code}")
    assert not await bob.page.evaluate("isSecureContext")
    await bob.sees("This line is not encrypted: others on the same network could read along.")
    await give_a_name(bob, "Business")
    await focus(ann, INCIDENT)
    await vote(bob, "IT OPS")
    await ann.sees("1 vote saved. Everybody here has voted.")
    # Without a clipboard the link is shown, to be copied by hand.
    await bob.presses("Copy a link for my other device")
    link = bob.page.get_by_role("textbox", name="Link for your other device, to copy by hand")
    await expect(link).to_be_focused()
    address = await link.input_value()
    assert address.startswith(f"http://{LAN}:{server.port}/w/{code}#key=")

    tablet = await cast.phone("Bob's tablet", bob.url)
    await tablet.page.goto(address)
    await tablet.sees("Saved: IT OPS.", "You are Bob.")
    assert "#" not in tablet.page.url
