"""Without a mouse: everything has a key or a place in the row of Tab, and is seen to have it."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.browser.doing import HANDOVER, INCIDENT, choice, focus, settled
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

# The thing that has the focus, or the label people see in its place, is outlined.
OUTLINED = """() => {
  const here = document.activeElement;
  const seen = [here, here.closest('label'), ...(here.labels || [])].filter(Boolean);
  return seen.some((one) => {
    const look = getComputedStyle(one);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  }) ? '' : here.outerHTML;
}"""


async def tabs_to(visitor: Visitor, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until it is reached; wherever one is on the way can be seen."""
    for _ in range(120):
        await visitor.page.keyboard.press(key)
        assert await visitor.page.evaluate(OUTLINED) == ""
        if await wanted.evaluate("(one) => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} cannot be reached with {key}")


async def types(visitor: Visitor, *keys: str) -> None:
    for key in keys:
        await visitor.page.keyboard.press(key)


async def test_the_facilitator_needs_no_mouse(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    page = ann.page

    # Opening: by Tab, arrows and Enter.
    await ann.goes("/")
    await tabs_to(ann, page.get_by_role("textbox", name="Application service"))
    await page.keyboard.type("Invoice archive")
    await tabs_to(ann, page.get_by_role("radio", name="A ·"))
    await types(ann, "ArrowDown")
    await expect(page.get_by_role("radio", name="B ·")).to_be_checked()
    await tabs_to(ann, page.get_by_role("textbox", name="Your name, as facilitator"))
    await page.keyboard.type("Ann")
    await types(ann, "Enter")
    await page.wait_for_url("**/facilitate")
    await ann.is_live()
    bob = await (await cast.phone("Bob", server.url)).enters(ann.code, "business")

    # The keys stand beside the buttons, and ? lists them; Escape closes.
    for key, name in (("N", "Next"), ("P", "Pace: together"), ("S", "Sign off"), ("I", "Invite")):
        await expect(ann.button(name)).to_have_attribute("aria-keyshortcuts", key)
        await expect(ann.button(name)).to_contain_text(key)
    for key, name in (("?", "Keys"), ("i", "Invite"), ("e", "Details and signatories")):
        await types(ann, key)
        dialog = page.get_by_role("dialog", name=name)
        await expect(dialog).to_be_visible()
        if key == "?":
            for says in (
                "Reveal the votes",
                "Vote again",
                "Next cell to decide",
                "Undo",
                "Accountable: IT OPS",
            ):
                await expect(dialog).to_contain_text(says)
        await types(ann, "Escape")
        if await dialog.is_visible():  # the first Escape may only have left a field
            await types(ann, "Escape")
        await expect(dialog).to_be_hidden()

    # Next, reveal (twice, for Bob has not voted), vote again, decide, adopt.
    await types(ann, "n")
    await ann.sees_heading("Request Mgmt")
    await types(ann, "n")
    await ann.sees("Interface · model B says IT OPS")
    await types(ann, "b")
    await ann.sees("Application · model B says Business")
    twice = "document.querySelector('[data-key={0}]').click();" * 2
    await page.evaluate(twice.format("n"))  # before the first is answered
    await ann.sees_heading(INCIDENT)
    await page.evaluate(twice.format("b"))
    await ann.sees_heading("Request Mgmt")
    await ann.sees("Application · model B says Business")
    await types(ann, "c")
    await tabs_to(
        ann,
        page.get_by_role("group")
        .filter(has_text="Your own vote")
        .get_by_role("button", name="IT OPS"),
    )
    await types(ann, "Enter")
    await ann.sees("1 vote saved, 1 to come.")
    await types(ann, "r")
    await ann.sees("Press again to reveal")
    await types(ann, "r")
    for one in (ann, bob):
        await one.sees("Agreed, 1 of 2: One vote, for IT OPS.")
    await types(ann, "v")
    await ann.sees("Round 2")
    await types(ann, "d")
    await expect(page.get_by_role("group", name="The room decides")).to_be_visible()
    await types(ann, "3")
    await expect(page.get_by_role("textbox", name="Because")).to_be_focused()
    await page.keyboard.type("Sales holds the contract.")
    await types(ann, "Enter")
    await bob.sees("Decided", "Sales holds the contract.")
    await ann.sees("27 cells to decide")
    await types(ann, "u")
    await ann.sees("28 cells to decide")
    await types(ann, "f")
    await ann.sees("Takes 28 cells from model B. Press again to adopt.")
    await types(ann, "f")
    await bob.sees_cell(INCIDENT, "Business")

    # What is left open, its owner, and the signature.
    await types(ann, "s")
    dialog = page.get_by_role("dialog", name="Open points and sign-off")
    await tabs_to(ann, ann.button(f"{HANDOVER}, Application", dialog))
    await types(ann, "Enter")
    await ann.sees_heading(HANDOVER)
    await tabs_to(ann, page.get_by_role("combobox", name="Owner", exact=True))
    await page.keyboard.type("Bob")
    await tabs_to(ann, page.get_by_label("By", exact=True))
    await page.keyboard.type("12122026")  # day or month first, as the browser's language has it
    await types(ann, "Enter")
    await ann.sees("Bob closes it by 12 Dec 2026")
    await types(ann, "s")
    await ann.sees("28 of 28 cells decided", "Nobody is named to sign.")  # it is read back first
    await tabs_to(ann, ann.button("Sign off revision 1", dialog))
    await types(ann, "Enter")
    await expect(page.get_by_role("dialog", name="Signed off: revision 1")).to_be_visible()
    await bob.sees("Revision 1, signed off")


async def test_a_vote_needs_no_mouse_and_arrows_cast_none(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.laptop("Bob", server.url)
    page = bob.page
    await bob.goes(f"/w/{code}")
    await tabs_to(bob, page.get_by_role("textbox", name="Your name", exact=True))
    await page.keyboard.type("Bob")
    await tabs_to(bob, page.get_by_role("radio", name="Business"))
    await types(bob, "Space", "ArrowDown")
    await expect(page.get_by_role("radio", name="IT OPS")).to_be_checked()
    await tabs_to(bob, bob.button("Join"))
    await types(bob, "Enter")
    await bob.sees_heading("You are in, Bob")
    await focus(ann, INCIDENT)
    await bob.sees_heading(INCIDENT)
    await settled(bob)

    # Looking through the choices casts nothing, whatever is pressed on the way.
    await tabs_to(bob, choice(bob, "IT OPS"))
    await types(bob, "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp")
    await tabs_to(bob, choice(bob, "Business"))
    await bob.sees("Tap one. Nobody sees your choice before the reveal.")
    await ann.sees("Nobody has voted yet, 1 to come.")
    assert (await bob.screen())["mine"] == {}
    await types(bob, "Enter")
    await bob.sees("Saved: Business.")
    await ann.sees("1 vote saved. Everybody here has voted.")
    await tabs_to(bob, page.get_by_text("Add a reason or how sure you are"))
    await types(bob, "Enter")
    await tabs_to(bob, bob.button("5", page.get_by_role("group", name="How sure are you?")))
    await types(bob, "Space")
    await tabs_to(bob, page.get_by_role("textbox", name="Your reason"))
    await page.keyboard.type("We hold the contract.")
    await types(bob, "Tab")
    await bob.hears("We hold the contract.")
    await ann.presses("Reveal")
    await ann.sees("IT OPS for Business, sure 5 of 5: We hold the contract.")


async def test_the_first_tab_skips_to_the_content(cast: Cast, server: Server) -> None:
    bob = await cast.laptop("Bob", server.url)
    await bob.goes("/")
    await types(bob, "Tab")
    skip = bob.page.get_by_role("link", name="Skip to content")
    await expect(skip).to_be_focused()
    await expect(skip).to_be_in_viewport()
    await types(bob, "Enter", "Tab")
    inside = bob.page.get_by_role("main").locator(":focus")
    await expect(inside).to_have_count(1)


async def test_single_keys_can_be_turned_off(cast: Cast, server: Server) -> None:
    """For people who speak to their computer: a word must not press a dozen buttons."""
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await types(ann, "?")
    await ann.presses("Single keys off")
    await types(ann, "Escape", "n", "p", "l")
    await expect(ann.button("Pace: together")).to_be_visible()
    await expect(ann.button("Door open")).to_be_visible()
    await ann.sees_heading("Choose the first cell")
    await types(ann, "?")
    await expect(ann.page.get_by_role("dialog", name=re.compile("Keys"))).to_be_visible()


async def test_the_keys_work_on_a_keyboard_of_other_letters(cast: Cast, server: Server) -> None:
    """The physical key counts where it writes no Latin letter, as on a Russian layout."""
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    press = """([key, code]) => document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))"""
    await ann.page.evaluate(press, ["т", "KeyN"])
    await ann.sees_heading("Request Mgmt")
    await ann.page.evaluate(press, ["з", "KeyP"])
    await expect(ann.button("Pace: own")).to_be_visible()
    await ann.page.evaluate(press, ["p", "KeyR"])  # a Latin letter is itself, wherever it stands
    await expect(ann.button("Pace: together")).to_be_visible()
