"""A workshop below a path of somebody's host, behind nginx: nothing asked for is elsewhere."""

import re

import httpx2
import pytest
import segno
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, choice, focus, give_a_name, start_a_workshop, vote
from tests.browser.visitors import NO_SUCH_PAGE, Cast, Visitor
from tests.conftest import Servers
from tests.live.nginx import Nginx

pytestmark = pytest.mark.anyio
PATH = "/tools/remit"


async def photographs(visitor: Visitor, address: str) -> None:
    """The picture on this page is this address: same squares."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(border=2)
    (squares,) = re.findall(r' d="([^"]+)"', drawn)
    picture = visitor.page.locator(".code-picture path").first
    await expect(picture).to_have_attribute("d", squares)


@pytest.mark.parametrize("takes_off", [False, True], ids=["passed on", "taken off"])
async def test_a_workshop_below_a_path(
    servers: Servers, nginx: Nginx, cast: Cast, takes_off: bool
) -> None:
    url = f"{nginx.url}{PATH}"
    server = servers.start(PUBLIC_URL=url, FORWARDED_ALLOW_IPS="127.0.0.1")
    nginx.place(server, PATH, takes_off)
    nginx.start()

    # Ann opens a workshop; the stage says where it is, the picture says the same.
    ann, stage = await cast.laptop("Ann", url), await cast.projector(url)
    bob, carol = await cast.phone("Bob", url), await cast.phone("Carol", url)
    code = await start_a_workshop(ann)
    await stage.goes(f"/w/{code}/stage")
    await stage.sees(f"Open {url.removeprefix('http://')} on this computer and type", code)
    await photographs(stage, f"{url}/w/{code}")

    # Bob follows the link that Ann was shown; Carol types the code.
    await ann.presses("Invite")
    link = await ann.page.locator("#join-link").get_attribute("href")
    assert link == f"{url}/w/{code}"
    await ann.page.keyboard.press("Escape")
    await bob.page.goto(link)
    await give_a_name(bob, "Business")
    await carol.goes("/")
    await carol.page.get_by_role("textbox", name="Code of the workshop").fill(code)
    await carol.presses("Join")
    await give_a_name(carol, "IT OPS")

    # They vote, and the reveal is on every screen.
    await focus(ann, INCIDENT)
    for one in (bob, carol):
        await vote(one, "IT OPS")
    await ann.presses("Reveal")
    for one in (ann, stage, bob, carol):
        await one.sees("Agreed: All 2 say IT OPS.")

    # Bob loads his page again and is Bob; Ann finds hers on the first page, and takes a file home.
    await bob.page.reload()
    await bob.is_live()
    await expect(choice(bob, "IT OPS")).to_have_count(0)
    await bob.sees("You are Bob.")
    await ann.goes("/")
    await ann.page.get_by_role("link", name="Invoice archive").click()
    await ann.is_live()
    await ann.presses("Sign off")
    async with ann.page.expect_download() as coming:
        await ann.page.get_by_role("link", name="CSV", exact=True).click()
    assert b"Incident Mgmt" in (await (await coming.value).path()).read_bytes()

    # A template is taken home, and another workshop is begun as this one was.
    await ann.page.keyboard.press("Escape")
    await ann.presses(re.compile("^Prepare"))
    await ann.presses(re.compile("^Processes"))
    async with ann.page.expect_download() as coming:
        await ann.page.get_by_role("link", name="Keep as a template").click()
    assert b'"template"' in (await (await coming.value).path()).read_bytes()
    await ann.goes("/")
    await ann.page.get_by_role("textbox", name="Application service").fill("Payroll")
    await ann.page.get_by_role("radio", name="B ·").check()
    await ann.page.get_by_role("textbox", name="Your name, as facilitator").fill("Ann")
    await ann.page.get_by_label("Which processes").select_option(code)
    await ann.presses("Start the workshop")
    await ann.page.wait_for_url("**/facilitate")

    # Carol mistypes an address, and is led back.
    carol.expects(NO_SUCH_PAGE)
    await carol.goes("/w/NOWHERE2")
    await carol.page.get_by_role("link", name="Go to the start page").click()
    await carol.sees("Invoice archive")

    # Whatever any of them asked for was below the path, by what they say and by what nginx saw.
    below = (f"{url}/", f"{url.replace('http', 'ws')}/")
    for one in (ann, stage, bob, carol):
        assert one.sockets
        assert [it for it in one.requests if not it.startswith(below)] == []
    assert [it for it in nginx.asked if not it.startswith(f"{PATH}/")] == []
    httpx2.get(f"{nginx.url}/static/nothing.js")  # it would have seen it, and saw no other
    assert [it for it in nginx.asked if not it.startswith(f"{PATH}/")] == ["/static/nothing.js"]
