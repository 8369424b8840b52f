"""What people do with the pages, step by step, each step ending with what they see."""

import asyncio
import re

from playwright.async_api import Locator, expect

from tests.browser.visitors import Cast, Visitor

INCIDENT = "Incident Mgmt"
HANDOVER = "Supportability & Transition Mgmt"
BETWEEN = 250  # milliseconds between two clicks of one double click


async def start_a_workshop(ann: Visitor, service: str = "Invoice archive", model: str = "B") -> str:
    """Ann opens a workshop by the form of the first page; answers its code."""
    page = ann.page
    await ann.goes("/")
    await page.get_by_role("textbox", name="Application service").fill(service)
    await page.get_by_role("radio", name=f"{model} ·").check()
    await page.get_by_role("textbox", name="Your name, as facilitator").fill(ann.name)
    await ann.presses("Start the workshop")
    await page.wait_for_url("**/facilitate")
    await ann.sees("28 cells to decide" if model != "A" else "14 cells to decide")
    await ann.is_live()
    return ann.code


async def give_a_name(visitor: Visitor, party: str, observing: bool = False) -> None:
    """On the page for joining."""
    page = visitor.page
    await page.get_by_role("textbox", name="Your name", exact=True).fill(visitor.name)
    # The radio itself is out of sight: people press the words beside it.
    await page.get_by_text(party, exact=True).click()
    if observing:
        await page.get_by_role("checkbox", name="I only observe").check()
    await visitor.presses("Join")
    await visitor.is_live()


async def focus(ann: Visitor, process: str, scope: str = "application") -> None:
    """Ann brings a cell up, by the agenda."""
    await ann.button(re.compile(f"^{re.escape(process)}, {scope}")).click()
    await ann.sees_heading(process)


def choice(visitor: Visitor, word: str) -> Locator:
    """One of the five targets of a ballot."""
    return visitor.page.get_by_role("list", name="Who is accountable?").get_by_role(
        "button", name=word
    )


async def vote(visitor: Visitor, word: str) -> None:
    """A tap, and the word that it is saved."""
    await choice(visitor, word).click()
    await visitor.sees(f"Saved: {word.rstrip('.')}. Hidden from everybody until the reveal.")
    await expect(choice(visitor, word)).to_have_attribute("aria-pressed", "true")


async def double_clicks(button: Locator) -> None:
    """As a hand does: the second click falls on whatever stands in that place by then."""
    await expect(button).to_be_enabled()
    await button.scroll_into_view_if_needed()
    box = await button.bounding_box()
    assert box is not None
    mouse = button.page.mouse
    await mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for count in (1, 2):
        await mouse.down(click_count=count)
        await mouse.up(click_count=count)
        await button.page.wait_for_timeout(BETWEEN)


async def settled(visitor: Visitor) -> None:
    """What somebody else's act put there takes a press now, of a key too."""
    await expect(visitor.page.locator("body.fresh")).to_have_count(0)


async def record(ann: Visitor, party: str, because: str = "") -> None:
    """What the room decided: a party, one sentence, enter."""
    form = ann.page.get_by_role("group", name="The room decides: accountable is")
    await ann.presses(party, form)
    field = ann.page.get_by_role("textbox", name="Because")
    await field.fill(because)
    await field.press("Enter")
    await expect(form).to_be_hidden()


async def room_of_three(cast: Cast, url: str) -> tuple[Visitor, Visitor, Visitor]:
    """Ann facilitates, Bob of the business and Carol of IT OPS are in."""
    ann, bob, carol = await asyncio.gather(
        cast.laptop("Ann", url), cast.phone("Bob", url), cast.phone("Carol", url)
    )
    code = await ann.opens()
    await bob.enters(code, "business")
    await carol.enters(code, "it-ops")
    await ann.sees("3 of 3 here")
    return ann, bob, carol
