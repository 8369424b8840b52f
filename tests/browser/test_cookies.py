"""A browser without cookies is told so before anybody is created; one with two pages is one."""

import json
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from tests.browser.doing import give_a_name
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}


async def test_who_blocks_cookies_is_told_and_nobody_is_created(
    cast: Cast, server: Server, tmp_path: Path
) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(BLOCKED))
    async with async_playwright() as play:
        context = await play.chromium.launch_persistent_context(
            str(tmp_path), executable_path="/usr/bin/chromium"
        )
        bob = Visitor("Bob", context, context.pages[0], server.url)
        await bob.goes(f"/w/{code}")
        await bob.sees("This browser keeps no cookies here", "Allow cookies for this address")
        await bob.page.get_by_role("textbox", name="Your name", exact=True).fill("Bob")
        await bob.page.get_by_text("Business", exact=True).click()
        await bob.presses("Join")
        await bob.sees("This browser keeps no cookies here", "Nobody was let in")
        await expect(bob.page.get_by_role("textbox", name="Your name", exact=True)).to_have_value(
            "Bob"
        )

        await bob.goes("/")
        await bob.page.get_by_role("textbox", name="Application service").fill("Payroll")
        await bob.page.get_by_role("radio", name="B ·").check()
        await bob.page.get_by_role("textbox", name="Your name, as facilitator").fill("Bob")
        await bob.presses("Start the workshop")
        await bob.sees("This browser keeps no cookies here")
        assert bob.page.url == f"{server.url}/"
        await context.close()
    assert (await ann.screen())["crowd"]["all"] == 1
    assert "Payroll" not in server.get("/metrics").text


async def test_a_second_page_leads_back_in(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    again = Visitor("Bob", bob.context, await bob.context.new_page(), server.url)
    await again.goes(f"/w/{code}")
    await bob.goes(f"/w/{code}")
    await give_a_name(bob, "Business")
    await give_a_name(again, "Business")
    await again.sees("You are Bob.")
    assert (await ann.screen())["crowd"]["all"] == 2
    again.is_content()


async def test_a_second_page_asks_whether_this_is_somebody_else(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    bob = await cast.phone("Bob", server.url)
    page = await bob.context.new_page()
    carol = Visitor("Carol", bob.context, page, server.url)
    await carol.goes(f"/w/{code}")
    await bob.goes(f"/w/{code}")
    await give_a_name(bob, "Business")
    await page.get_by_role("textbox", name="Your name", exact=True).fill("Carol")
    await page.get_by_text("IT OPS", exact=True).click()
    await carol.presses("Join")
    await carol.sees("This browser is in the workshop already, as Bob. Are you somebody else?")
    assert (await ann.screen())["crowd"]["all"] == 2
    await carol.presses("No, go on as Bob")
    await carol.sees("You are Bob.")
    assert (await ann.screen())["crowd"]["all"] == 2

    # A tablet that is handed on.
    await bob.context.clear_cookies()
    await page.goto(f"{server.url}/w/{code}")
    await page.evaluate("localStorage.clear()")
    await page.reload()
    await carol.page.get_by_role("textbox", name="Your name", exact=True).fill("Carol")
    await page.get_by_text("IT OPS", exact=True).click()
    await bob.posts(f"/{code}/people", {"name": "Dev", "represents": "other"})
    await carol.presses("Join")
    await carol.sees("as Dev. Are you somebody else?")
    await carol.presses("Yes, join as Carol")
    await carol.sees("You are Carol.")
    carol.is_content()


async def test_the_facilitators_link_may_be_pasted_into_the_page_that_asks_for_it(
    cast: Cast, server: Server
) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await ann.opens()
    link = (await ann.posts(f"/{code}/keys", {}))["link"]
    tablet = await cast.laptop("Ann's tablet", server.url)
    tablet.expects("status of 401")
    for page in ("/facilitate", ""):
        await tablet.context.clear_cookies()
        await tablet.goes(f"/w/{code}{page}")
        await tablet.page.evaluate("location.hash = '#key=not-a-key-at-all'")
        await expect(tablet.page.locator("#refused")).to_contain_text("key")
        assert "#" not in tablet.page.url
        await tablet.page.evaluate("(key) => { location.hash = `#key=${key}`; }", link[-32:])
        await tablet.is_live()
        assert tablet.page.url == f"{server.url}/w/{code}{page}"
        assert (await tablet.screen())["you"]["name"] == "Ann"
