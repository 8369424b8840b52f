"""What is half-written survives a reload; small windows and few colours hide nothing."""

import pytest
from playwright.async_api import ViewportSize, expect

from tests.browser.doing import INCIDENT, focus, room_of_three, vote
from tests.browser.looking import PROJECTED
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OLD_PROJECTOR: ViewportSize = {"width": 800, "height": 600}


async def test_half_a_sentence_is_there_after_a_reload(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await vote(bob, "Business")
    await ann.asks("reveal", "incident:application")
    dissent = ann.page.get_by_role("textbox", name="Dissent")
    topic = ann.page.get_by_role("textbox", name="Topic for later")
    await dissent.fill("IT OPS would rather")
    await topic.fill("Who pays for")
    await ann.page.reload()
    await expect(dissent).to_have_value("IT OPS would rather")
    await expect(topic).to_have_value("Who pays for")

    await ann.presses("Business", ann.page.get_by_role("group", name="The room decides"))
    await ann.presses("Record")
    await topic.press("Enter")
    await expect(topic).to_have_value("")
    await ann.asks("reopen", "incident:application")
    await ann.page.reload()
    await ann.presses("Decide without a vote")
    await expect(topic).to_have_value("")
    await expect(dissent).to_have_value("")


async def test_half_a_reason_is_there_after_a_reload(cast: Cast, server: Server) -> None:
    """Of a reason that is typed the last second is not with the server yet."""
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    await bob.page.clock.install()
    await bob.enters(await ann.opens())
    await ann.asks("focus", "incident:application")
    await bob.page.clock.run_for(600)
    await vote(bob, "Business")
    await bob.page.get_by_text("Add a reason").click()
    await bob.page.clock.pause_at(4_000_000_000)
    reason = bob.page.get_by_role("textbox", name="Your reason")
    await reason.fill("We have always")
    kept = await bob.page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert "We have always" in kept
    await bob.page.clock.run_for(2_000)
    await bob.sees("Saved.")
    kept = await bob.page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert "We have always" not in kept


async def test_on_an_old_projector_the_whole_stage_is_in_sight(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    stage = await cast.visitor("the stage", server.url, viewport=OLD_PROJECTOR)
    code = await ann.opens()
    await focus(ann, INCIDENT)
    await stage.goes(f"/w/{code}/stage")
    await stage.sees("Who answers for getting it back")
    assert await stage.page.evaluate(PROJECTED, 0) == []


async def test_in_forced_colours_what_is_chosen_stands_out(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url, forced_colors="active")
    code = await ann.opens()
    await bob.goes(f"/w/{code}")
    width = "(one) => getComputedStyle(one).borderTopWidth"
    chosen = bob.page.locator(".party").first
    assert await chosen.evaluate(width) == "1px"
    await bob.page.get_by_text("Business", exact=True).click()
    assert await chosen.evaluate(width) == "3px"


async def test_a_field_that_the_browser_fills_in_breaks_nothing(cast: Cast, server: Server) -> None:
    """Chromium tells of a key then, and not of which; a complaint would end this story."""
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await ann.page.evaluate("document.body.dispatchEvent(new Event('keydown', { bubbles: true }))")
    await focus(ann, INCIDENT)
