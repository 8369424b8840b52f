"""Before the session: the steps of the preparation, each a form, none of them needed."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.doing import room_of_three
from tests.browser.looking import Eye
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_the_stage_says_who_is_still_missing(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("open-chapter", chapter="prepare")
    await ann.sees_heading("People arrive")
    await ann.presses(re.compile("^Who must be there"))
    await ann.sees_heading("Who must be there")
    await ann.sees("Nobody is listed yet.")
    await ann.presses("Add the usual ones")
    missing = "Still missing: Users, IT Delivery and Control owner."
    await stage.sees(missing)
    await ann.sees("1 of 2 here", "2 of 5 here", missing)
    await ann.presses("was invited: Control owner")
    await ann.sees("invited")
    await ann.presses("remove: Users")
    await stage.sees("Still missing: IT Delivery and Control owner.")
    eye = Eye()
    await eye.at(ann, "who must be there")
    await eye.on_stage(stage, "who is missing")

    # It is said once more before the first vote, and blocks nothing.
    await ann.asks("open-chapter", chapter="matrix")
    await ann.sees("Still missing: IT Delivery and Control owner. Nothing waits for them.")
    await ann.asks("focus", "incident:application")
    await bob.asks("cast-vote", "incident:application", choice="business")
    await ann.sees("1 vote saved")
    await ann.sees_no("Still missing")
    await ann.asks("open-chapter", chapter="sign-off")
    await ann.sees("Still missing: IT Delivery and Control owner.")
    await ann.page.keyboard.press("s")
    dialog = ann.page.get_by_role("dialog", name="Open points and sign-off")
    await expect(dialog).to_contain_text("Still missing: IT Delivery and Control owner.")
    for one in (ann, bob, carol):
        one.is_content()


async def test_one_is_worded_anew_by_the_form(cast: Cast, server: Server) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.asks("open-chapter", chapter="prepare")
    await ann.presses(re.compile("^Who must be there"))
    await ann.presses("Add somebody")
    page = ann.page
    await page.get_by_label("Office or group").fill("Control owner")
    await page.get_by_label("Party", exact=True).select_option("Other")
    await page.get_by_label("Who that is, if known").fill("Dana")
    await ann.presses("Keep it")
    await ann.sees("Control owner", "Dana", "0 of 1 here")
    await ann.presses("change: Control owner")
    await page.get_by_label("Who that is, if known").fill("Carol")
    await ann.presses("Keep it")
    await ann.sees("Carol", "1 of 1 here", "Everybody is here.")
    ann.is_content()


async def test_what_is_known_of_the_service_is_saved_as_it_is_typed(
    cast: Cast, server: Server
) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.asks("open-chapter", chapter="prepare")
    await ann.presses(re.compile("^Intake"))
    page = ann.page
    await page.get_by_label("Built, bought or SaaS").select_option("SaaS")
    await ann.sees("Saved: Built, bought or SaaS.", "1 of 5 answered")
    await page.get_by_label("Who bought it").fill("Sales")
    await ann.sees("Saved: Who bought it.")
    await ann.presses(re.compile("^Facts"))
    await page.get_by_label("Next review").fill("2027-01-31")
    await ann.sees("Saved: Next review.", "1 of 13 answered")
    await Eye().at(ann, "the facts")
    await page.reload()
    await ann.is_live()
    await ann.presses(re.compile("^Intake"))
    await expect(page.get_by_label("Who bought it")).to_have_value("Sales")
    assert [one["id"] for one in (await ann.screen())["intake"]] == [
        "origin",
        "buyer",
        "next-review",
    ]
    ann.is_content()


async def test_the_invitation_is_copied_by_one_press(cast: Cast, server: Server) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await ann.asks("open-chapter", chapter="prepare")
    await ann.presses(re.compile("^Invitation"))
    page = ann.page
    await page.get_by_label("Day", exact=True).fill("2026-12-03")
    await page.get_by_role("textbox", name="From").fill("09:00")
    await page.get_by_label("Time zone").fill("Europe/Atlantis")
    await ann.presses("Keep it")
    await ann.sees("no time zone of this name is known")
    await page.get_by_label("Time zone").fill("Europe/Helsinki")
    await page.get_by_label("What to do before").fill("Vote on what you know.")
    await ann.presses("Keep it")
    await ann.sees("Kept.", "09:00 to 12:00 (Europe/Helsinki), 3 hours.")
    await Eye().at(ann, "the invitation")
    await ann.presses("Copy the invitation")
    await ann.sees("Invitation copied.")
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert f"/w/{ann.code}" in copied
    assert "Before you come: Vote on what you know." in copied
    async with page.expect_download() as loading:
        await page.get_by_role("link", name="For a calendar (.ics)").click()
    file = await (await loading.value).path()
    assert f"/w/{ann.code}".encode() in file.read_bytes()
    ann.is_content()


async def test_the_run_sheet_says_when_the_room_will_be_done(cast: Cast, server: Server) -> None:
    ann, *_ = await room_of_three(cast, server.url)
    await ann.asks("open-chapter", chapter="prepare")
    await ann.asks("set-pace", pace="own")
    await ann.sees("Voted before the day, by party", "0 of 1 done")
    await ann.presses(re.compile("^Run sheet"))
    page = ann.page
    await ann.sees("3 hours in all.")
    await page.get_by_label("Cases", exact=True).fill("0")
    await page.get_by_label("Cases", exact=True).press("Tab")
    await ann.sees("2 hours 30 minutes in all.")
    await ann.presses("The session begins now")
    await ann.sees(re.compile("At this pace .*, on time\\."), "10 to go")
    await Eye().at(ann, "the run sheet")
    await ann.asks("open-chapter", chapter="matrix")
    await ann.sees(re.compile("At this pace"))
    ann.is_content()
