"""The stage on a computer of its own: short outages, a locked door, a link that is taken back."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, focus
from tests.browser.visitors import LINE_IS_CUT, Cast
from tests.browser.wire import Line
from tests.live.server import Server

pytestmark = pytest.mark.anyio
ASKED = "Who answers for getting it back"


async def test_a_stage_with_a_link_comes_back_through_a_locked_door(
    cast: Cast, server: Server
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        stage = await cast.projector(line.url)
        stage.expects(LINE_IS_CUT)
        code = await ann.opens()
        await ann.context.grant_permissions(["clipboard-read", "clipboard-write"])
        await ann.presses("Invite")
        await ann.presses("Copy a link for the stage")
        await ann.sees("Link for the stage copied.")
        link = await ann.page.evaluate("navigator.clipboard.readText()")
        await stage.goes(link.removeprefix(server.url))
        await stage.sees("Nobody has joined yet.")
        assert stage.page.url == f"{line.url}/w/{code}/stage"
        await ann.page.keyboard.press("Escape")
        await focus(ann, INCIDENT)
        await ann.presses("Door open")
        await expect(ann.button("Door locked")).to_be_visible()
        line.cut()
        await stage.sees("Reconnecting…")
        line.mend()
        await stage.is_live()
        await stage.page.reload()
        await stage.sees(ASKED)
        await stage.is_live()

        await ann.presses("Invite")
        await ann.presses("Take such links back")
        await ann.sees("No link of a stage opens anything any more.")
        await stage.sees("The door is locked", "comes back by itself when it opens")
        await stage.sees_no(INCIDENT)
        await ann.asks("lock-door", locked=False)
        await stage.sees(ASKED)


async def test_a_stage_without_a_link_says_why_it_is_dark_and_comes_back(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    stage = await cast.projector(server.url)
    code = await ann.opens()
    await focus(ann, INCIDENT)
    await stage.goes(f"/w/{code}/stage")
    await stage.sees(ASKED)
    await ann.asks("lock-door", locked=True)
    await stage.sees("The door is locked")
    await stage.sees_no(INCIDENT, "Nobody has joined yet")
    await stage.page.reload()
    await stage.sees("The door is locked")
    await stage.sees_no("Nobody has joined yet")
    # The facilitator's link is pasted into the screen that asks for it.
    link = (await ann.posts(f"/{code}/stages", {}))["link"]
    await stage.page.evaluate("(at) => { location.hash = at; }", link.partition("#")[2])
    await stage.sees(ASKED)
    assert "#" not in stage.page.url


async def test_a_stage_opened_by_the_button_has_a_pass_too(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    async with ann.context.expect_page() as opening:
        await ann.page.get_by_role("link", name="Stage").click()
    page = await opening.value
    await page.wait_for_load_state()
    kept = f"localStorage.getItem('remit:{code}:stage')"
    for _ in range(100):
        if await page.evaluate(kept):
            break
        await page.wait_for_timeout(50)
    assert len(await page.evaluate(kept)) >= 32
