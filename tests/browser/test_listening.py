"""Who hears the page instead of seeing it: what is said, how often, and where one stands."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.doing import INCIDENT, choice, focus, settled
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

# What a screen reader would say: each new text of a live region, once it is there.
LISTEN = """() => {
  globalThis.heard = [];
  const live = '[aria-live], [role=status], [role=alert], [role=timer]';
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) =>
      (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(live)));
    const said = [...regions].map((one) => (one ? one.textContent.trim() : ''));
    heard.push(...said.filter(Boolean));
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


async def hears(page: Page, text: str) -> None:
    await page.wait_for_function("(text) => heard.some((one) => one.includes(text))", arg=text)


async def test_the_stage_says_what_happens_and_not_the_clock(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    await bob.enters(code)
    stage = await (await cast.projector(server.url)).goes(f"/w/{code}/stage")
    await focus(ann, INCIDENT)
    await stage.sees_heading(f"{INCIDENT} Application")
    said = stage.page.locator("[aria-live]").first
    await expect(said).to_contain_text("Nobody has voted yet, 1 to come.")
    await stage.page.evaluate(LISTEN)
    await ann.asks("set-timer", seconds=60)
    clock = stage.page.locator(".now .time")
    for second in ("0:58", "0:57", "0:56"):
        await expect(clock).to_have_text(second)
    assert await stage.page.evaluate("heard") == []

    cell = "incident:application"
    await bob.asks("cast-vote", cell, choice="business", confidence=4, reason="We hold it.")
    await hears(stage.page, f"{INCIDENT}, Application. 1 vote saved.")
    await ann.asks("reveal", cell)
    await hears(stage.page, "1 person said why. Business for Business: We hold it.")
    await ann.asks("vote-again", cell)
    await hears(stage.page, f"{INCIDENT}, Application. Round 2.")
    await ann.asks("set-pace", pace="own")
    await hears(stage.page, "Everybody votes at their own pace now.")


async def test_the_focus_stays_with_the_question_when_votes_are_revealed(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await (await cast.laptop("Bob", server.url)).enters(code)
    await focus(ann, INCIDENT)
    await bob.sees_heading(INCIDENT)
    await settled(bob)
    await choice(bob, "IT OPS").press("Enter")
    await ann.sees("1 vote saved")
    await ann.page.evaluate(LISTEN)
    await ann.button("Reveal").press("Enter")
    for one in (ann, bob):
        await one.sees("for IT OPS")
        await expect(one.page.locator("#question")).to_be_focused()
    await ann.presses("Door open")
    await hears(ann.page, "The door is locked.")
