"""What is asked in between: a quick check wherever the room is, and two questions on leaving."""

import pytest

from tests.browser.doing import focus, room_of_three, settled, vote
from tests.browser.test_signatures import signed_off
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
LEAVING = ("Was I heard?", "Is it clear what I own?")


async def taps(one: Visitor, choice: str) -> None:
    await one.page.locator(".choices").get_by_role("button", name=choice, exact=True).click()
    await one.sees(f"Saved: {choice}.")


async def test_a_quick_check_interrupts_and_the_room_goes_on(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await focus(ann, "Incident Mgmt")
    await vote(bob, "Business")
    await ann.page.get_by_text("Quick check", exact=True).click()
    box = ann.page.get_by_role("textbox", name="Question of the quick check")
    await box.fill("Shall we break for ten minutes?")
    await box.press("Enter")
    for one in (ann, bob, carol, stage):
        await one.sees_heading("Quick check")
        await one.sees("Shall we break for ten minutes?")
    await taps(bob, "Yes")
    await taps(carol, "Unsure")
    await ann.sees("2 votes saved. Everybody here has voted.")
    await settled(ann)
    await ann.page.keyboard.press("r")
    await stage.sees("The sides differ:", "Business says “Yes”, IT OPS says “Unsure”.")
    await settled(ann)
    await ann.page.keyboard.press("n")
    for one in (ann, bob, carol):
        await one.sees_heading("Incident Mgmt")
    await stage.sees("Incident Mgmt", "1 vote saved")
    await bob.sees("Saved: Business.")


async def test_who_leaves_is_asked_without_a_name(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    others = [
        await (await cast.phone(name, server.url)).enters(ann.code, party)
        for name, party in (("Dan", "it-delivery"), ("Vera", "vendor"))
    ]
    await signed_off(ann)
    await stage.sees("Revision 1")
    await ann.asks("open-chapter", chapter="sign-off")
    for question in LEAVING:
        await settled(ann)
        await ann.page.keyboard.press("n")
        for one in (stage, bob, carol, *others):
            await one.sees(question, "1 not at all, 5 fully.")
        for one, choice in zip((bob, carol, *others), "5541", strict=True):
            await taps(one, choice)
            await one.sees("Nobody sees whose answer it is")
            await one.sees_no("Add a reason")
        await ann.sees("4 votes saved. Everybody here has voted.")
        await settled(ann)
        await ann.page.keyboard.press("r")
        await stage.sees("1 below 3:", "“1” 1, “4” 1, “5” 2.")
        await stage.sees_no("Vendor")
        await bob.sees("1 below 3:")
    await settled(ann)
    await ann.page.keyboard.press("n")
    await stage.sees("Revision 1")
    await bob.sees("What this means for you")
