"""A reason being typed is not lost: at a pause, a reload, another cell or the reveal."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.doing import INCIDENT, choice, focus, room_of_three, vote
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
OTHER = "incident:interface"
SAVED = "Saved: IT OPS. Hidden from everybody until the reveal."
UNSAVED = "Reason not saved yet. Your vote for IT OPS is saved."
LATE = "Your reason on Incident Mgmt came too late"


def field(bob: Visitor) -> Locator:
    return bob.page.get_by_role("textbox", name="Your reason")


async def types(bob: Visitor, text: str) -> None:
    """Key by key, and stays in the field."""
    if not await field(bob).is_visible():
        await bob.page.get_by_text("Add a reason or how sure you are").click()
    await field(bob).focus()
    await bob.page.keyboard.type(text)


async def reason_kept(bob: Visitor, cell: str = CELL) -> str:
    why = (await bob.screen())["mine_why"].get(cell, {})
    return str(why.get("reason", ""))


async def frozen(cast: Cast, server: Server) -> tuple[Visitor, Visitor]:
    """Bob has voted, and his clock stands still: no pause of his ever ends by itself."""
    ann, bob, _ = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await vote(bob, "IT OPS")
    await bob.page.clock.install()
    await bob.page.clock.pause_at(await bob.page.evaluate("Date.now()") + 1000)
    return ann, bob


async def test_a_pause_saves_what_was_typed(cast: Cast, server: Server) -> None:
    ann, bob = await frozen(cast, server)
    await types(bob, "They run")
    await bob.sees(UNSAVED, "Not saved yet.")
    await bob.sees_no("Saved:")
    await bob.page.clock.run_for(600)
    await types(bob, " it")
    await bob.page.clock.run_for(600)
    assert await reason_kept(bob) == ""
    await bob.page.clock.run_for(500)
    await bob.sees(SAVED)
    assert await reason_kept(bob) == "They run it"
    await expect(field(bob)).to_be_focused()
    await ann.presses("Reveal")
    await ann.presses("Reveal anyway")
    await ann.sees("Business for IT OPS: They run it")


async def test_a_reload_loses_nothing_typed(cast: Cast, server: Server) -> None:
    _, bob = await frozen(cast, server)
    await types(bob, "They run it")
    await bob.sees(UNSAVED)
    await bob.page.reload()
    await bob.page.clock.resume()
    await bob.sees(SAVED)
    assert await reason_kept(bob) == "They run it"
    await types(bob, "")
    await expect(field(bob)).to_have_value("They run it")


async def test_another_cell_takes_nothing_typed_away(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    await ann.asks("set-pace", pace="own")
    await bob.asks("cast-vote", OTHER, choice="business", reason="They pay.")
    await bob.cell(INCIDENT).click()
    await vote(bob, "IT OPS")
    await types(bob, "They run it")
    # By the screen alone: no field is left, no key pressed.
    await bob.page.evaluate("document.querySelectorAll('.matrix .face')[3].click()")
    await bob.sees("Saved: Business.")
    await expect(field(bob)).to_have_value("They pay.")
    await bob.cell(INCIDENT).click()
    await bob.sees(SAVED)
    await expect(field(bob)).to_have_value("They run it")
    assert (await reason_kept(bob), await reason_kept(bob, OTHER)) == ("They run it", "They pay.")
    await expect(choice(bob, "IT OPS")).to_have_attribute("aria-pressed", "true")


async def test_a_reason_after_the_reveal_is_told_so_and_kept(cast: Cast, server: Server) -> None:
    ann, bob = await frozen(cast, server)
    await types(bob, "They run it")
    await ann.asks("reveal", CELL)
    await bob.sees("Agreed", LATE, "They run it")
    await ann.sees("Agreed")
    await ann.sees_no("They run it")
    await bob.width_fits()

    # Said once; in the next round it stands in the field again and goes with the vote.
    await bob.page.clock.resume()
    await bob.presses("Dismiss")
    await ann.asks("vote-again", CELL)
    await bob.sees("Round 2")
    await bob.sees_no(LATE)
    await vote(bob, "IT OPS")
    assert await reason_kept(bob) == "They run it"
