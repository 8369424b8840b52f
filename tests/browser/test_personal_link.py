"""Somebody is invited by a personal link: what opens it changes nothing, and one press lets in."""

import pytest
from playwright.async_api import expect

from tests.browser.looking import Eye
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

PRESS = "Come in with your personal link"


async def invited(ann: Visitor, name: str, **more: str) -> str:
    """Where somebody's link leads, below the address of the server."""
    link: str = (await ann.posts(f"/{ann.code}/invitations", {"name": name, **more}))["link"]
    return link[link.index("/w/") :]


async def people(ann: Visitor) -> list[str]:
    return [one["name"] for one in (await ann.screen())["people"] if not one.get("invited")]


async def test_a_press_lets_in_and_opening_does_not(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    link = await invited(ann, "Ivar", office="it-manager")
    scanner = await cast.laptop(
        "a scanner", server.url
    )  # it runs scripts, and follows what it finds
    await scanner.goes(link)
    await scanner.sees("You have a personal link")
    await scanner.page.reload()
    assert await people(ann) == ["Ann"]

    ivar = await cast.phone("Ivar", server.url)
    await ivar.goes(link)
    await expect(ivar.button(PRESS)).to_be_visible()
    assert "#" not in ivar.page.url, "the secret is out of the address bar"
    await expect(ivar.page.get_by_role("textbox", name="Your name", exact=True)).to_be_hidden()
    await ivar.width_fits()
    await ivar.presses(PRESS)
    await ivar.is_live()
    await ivar.sees("You are Ivar.")
    assert ivar.page.url == f"{server.url}/w/{code}"
    assert await people(ann) == ["Ann", "Ivar"]

    late = await cast.phone("whoever has the mail", server.url)
    late.expects("status of 409")
    await late.goes(link)
    await late.presses(PRESS)
    await late.sees("This personal link was claimed already: it lets one browser in, once.")
    await late.presses("It is not mine")
    await expect(late.page.get_by_role("textbox", name="Your name", exact=True)).to_be_visible()


async def test_a_locked_door_lets_it_through(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    link = await invited(ann, "Ivar")
    await ann.asks("lock-door", locked=True)
    ivar = await cast.phone("Ivar", server.url)
    await ivar.goes(link)
    await ivar.sees_no("The door is closed")
    await ivar.presses(PRESS)
    await ivar.sees("You are Ivar.")


async def test_who_is_somebody_here_already_is_told_so_before_the_press(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    await bob.enters(code)
    link = await invited(ann, "Ivar")
    await bob.page.evaluate("(link) => { location.hash = link.split('#')[1]; }", link)
    await bob.sees("This browser is in the workshop already, as Bob.")
    await bob.presses("Stay as Bob")
    await expect(bob.button(PRESS)).to_be_hidden()
    assert (await bob.screen())["you"]["name"] == "Bob"

    await bob.goes("/")
    await bob.goes(link)
    await bob.sees("This browser is in the workshop already, as Bob.")
    await bob.presses(PRESS)
    await bob.sees("You are Ivar.")
    assert await people(ann) == ["Ann", "Bob", "Ivar"]


async def test_it_looks_well_in_every_light(cast: Cast, server: Server) -> None:
    eye = Eye()
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    link = await invited(ann, "Ivar", office="it-manager")
    ivar, late = await cast.phone("Ivar", server.url), await cast.phone("Late", server.url)
    for one in (ivar, late):
        await one.goes(link)
        await one.sees("You have a personal link")
    await eye.at(ivar, "a personal link")
    await ivar.presses(PRESS)
    await ivar.sees("You are Ivar.")
    late.expects("status of 409")
    await late.presses(PRESS)
    await late.sees("It is not mine")
    await eye.at(late, "a personal link that was claimed")
    again = await invited(ann, "Dana")
    await ivar.page.evaluate("(link) => { location.hash = link.split('#')[1]; }", again)
    await ivar.sees("This browser is in the workshop already, as Ivar.")
    await eye.at(ivar, "a second personal link")
    eye.liked_it()
