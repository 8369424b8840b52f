"""Four offices and their signatures: each by their own hand, on a device of their own."""

import pytest
from playwright.async_api import expect

from tests.browser.test_personal_link import PRESS, invited
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
OPEN = "supportability-transition:application"


async def signed_off(ann: Visitor) -> None:
    await ann.asks("adopt-reference")
    await ann.asks("waive", OPEN, why="Nobody knows yet.")
    await ann.asks("sign-off")
    await ann.sees("Signed off as revision 1")


async def test_one_signs_by_a_personal_link_and_one_refuses(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    ivar, dana = await cast.phone("Ivar", server.url), await cast.phone("Dana", server.url)
    for one, office in ((ivar, "it-manager"), (dana, "business-manager")):
        await one.goes(await invited(ann, one.name, office=office))
        await one.presses(PRESS)
        await one.is_live()
    stage = await (await cast.projector(server.url)).goes(f"/w/{code}/stage")
    await signed_off(ann)
    await stage.sees("0 of 2 signatures.", "IT manager: Ivar")

    await ivar.sees("Your signature", "You sign revision 1 as IT manager.")
    await ivar.width_fits()
    await ivar.presses("Sign revision 1")
    await ivar.sees("Press again to sign.")
    assert (await ann.screen())["signatures"][1]["state"] == "asked"
    await ivar.presses("Sign revision 1")
    await ivar.sees("You have signed", "IT manager: signed by personal link")
    await stage.sees("1 of 2 signatures.")

    await dana.presses("Refuse …")
    await dana.presses("I do not sign")
    await dana.sees("Say in a sentence why")
    await dana.page.get_by_role("textbox", name="Why you do not sign").fill("Sales was not asked.")
    await dana.presses("I do not sign")
    await dana.sees("Business manager: refused by personal link")
    await ann.page.keyboard.press("s")
    closing = ann.page.get_by_role("dialog", name="Signed off: revision 1")
    await expect(closing).to_contain_text("Sales was not asked.")
    await expect(closing).to_contain_text("1 of 2 signatures.")

    # Whoever refused may still sign; then all have, and the revision is in force.
    await dana.presses("Sign revision 1")
    await dana.presses("Sign revision 1")
    await dana.sees("You have signed")
    await stage.sees("In force: all have signed.")


async def test_the_facilitator_hands_out_links_and_notes_what_was_said(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    for office, name in (("it-manager", "Ivar"), ("business-manager", "Dana")):
        await ann.asks("name-signatory", signatory=office, name=name)
    await signed_off(ann)
    await ann.page.keyboard.press("s")
    closing = ann.page.get_by_role("dialog", name="Signed off: revision 1")
    offices = closing.get_by_role("region", name="Signatures").get_by_role("listitem")
    ivars, danas = offices.filter(has_text="Ivar"), offices.filter(has_text="Dana")

    await ann.presses("Copy a personal link", ivars)
    link = await closing.get_by_label("Link, to copy by hand").input_value()
    ivar = await cast.phone("Ivar", server.url)
    await ivar.goes(link.removeprefix(server.url))
    await ivar.presses(PRESS)
    await ivar.sees("Your signature")
    await expect(ann.button("Copy a personal link", ivars)).to_be_hidden()

    await ann.presses("Signed in the room …", danas)
    await ann.presses("Press again: it is printed as said in the room", danas)
    await expect(danas).to_contain_text("signed said in the room")


async def test_who_holds_no_office_is_asked_for_no_signature(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    await bob.enters(code)
    await signed_off(ann)
    await bob.sees("What this means for you")
    await bob.sees_no("Your signature")
