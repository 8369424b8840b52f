"""A meeting is held on a phone: its agenda made by itself, notes, decisions, actions, minutes."""

import pytest
from playwright.async_api import expect

from tests.browser.pact import asks, filled, joins, looks_at, opens, shown
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_a_meeting_on_a_phone(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann)
    stage = await (await cast.projector(server.url)).goes(f"/a/{code}/stage")
    carol = await joins(await cast.phone("Carol", server.url), code, 1, "meetings")
    await carol.sees("No meeting is planned", "Plan a meeting")
    bob = await joins(await cast.phone("Bob", server.url), code, 0, "meetings")
    await filled(bob, code)
    await carol.sees("The next meeting", "Monthly service review", "Automate the interface", "late")
    await carol.presses("Open this meeting")
    await bob.sees("The meeting sits")
    await stage.sees("Monthly service review", "Automate the interface to the bank")
    text = carol.page.get_by_role("textbox", name="What was said or decided")
    await text.fill("The bank is late.")
    await carol.presses("Keep the note")
    await bob.sees("Noted", "The bank is late.")
    await expect(text).to_have_value("")
    await text.fill("We go live without it.")
    await carol.page.get_by_role("radio", name="Decision").check()
    await carol.presses("Keep the decision")
    await stage.sees("We go live without it.")
    await stage.sees_no("The bank is late.")
    await carol.width_fits()

    await carol.presses("Not kept: Automate the interface to the bank")
    await carol.page.locator("#held-why").fill("There is no interface.")
    await carol.presses("It is not kept")
    await carol.sees_no("Automate the interface")
    await carol.presses("Plan an action")
    await carol.page.locator("#held-action-title").fill("Tell the branches")
    await carol.page.locator("#held-action-owner").fill("Rita Ahonen")
    await carol.page.locator("#held-action-due").fill("2025-12-24")
    await carol.presses("Keep it")
    await bob.sees("Tell the branches")
    await carol.presses("Close the meeting")
    await carol.presses("Press again: the minutes are closed")
    await bob.sees("The next meeting", "2 minutes")
    await bob.page.get_by_role("group").filter(has_text="2 minutes").locator("summary").click()
    await bob.sees("The bank is late.", "We go live without it.")
    show = await shown(bob, code)
    assert show["sitting"] is None
    assert [one["state"] for one in show["actions"]] == ["broken", ""]


async def test_it_goes_on_while_a_revision_is_signed(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    code = await opens(ann)
    bob = await joins(await cast.phone("Bob", server.url), code, 0, "meetings")
    await filled(bob, code)
    await asks(ann, code, "sign-off")
    await bob.presses("Open this meeting")
    await bob.sees("The meeting sits")
    await looks_at(bob, code, "agreement")
    await bob.sees("Signed off as revision 1.", "Actions and meetings go on.")
    await expect(bob.button("Change the text")).to_be_hidden()
