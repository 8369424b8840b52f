"""Double clicks, keys held too long, half a form, a field that goes away under the fingers."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import (
    HANDOVER,
    INCIDENT,
    double_clicks,
    focus,
    room_of_three,
    vote,
)
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

OPEN = "supportability-transition:application"


async def test_a_double_click_takes_one_step(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    page = ann.page
    await focus(ann, INCIDENT)
    await vote(bob, "Business")
    await ann.sees("1 vote saved, 1 to come.")
    await double_clicks(ann.button("Reveal"))
    await ann.sees("Press again to reveal")
    await vote(carol, "Business")
    await ann.sees("2 votes saved.")
    await ann.sees_no("Press again to reveal")
    await double_clicks(ann.button("Reveal"))
    await ann.sees("Agreed:")
    await expect(ann.button("Vote again")).to_be_visible()

    await ann.asks("adopt-reference")
    await ann.asks("waive", OPEN, why="Nobody knows yet.")
    await ann.sees("Can be taken back: the waiver")  # her page has it, so what it reads back has
    await page.keyboard.press("s")
    await double_clicks(ann.button("Sign off revision 1"))
    await expect(page.get_by_role("dialog", name="Signed off: revision 1")).to_be_visible()
    await expect(page.get_by_text("The matrix is signed; start the next revision")).to_be_hidden()
    await double_clicks(ann.button("Start the next revision"))
    await expect(page.get_by_role("dialog", name="Open points and sign-off")).to_be_visible()
    await expect(page.get_by_text("The next revision is being worked on")).to_be_hidden()
    assert (await ann.screen())["workshop"]["state"] == "live"


async def test_a_key_held_down_is_pressed_once(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await vote(bob, "Business")
    await ann.sees("1 vote saved, 1 to come.")
    for _ in range(5):  # down again before it is up: the keyboard repeats it
        await ann.page.keyboard.down("r")
    await ann.page.keyboard.up("r")
    await ann.sees("Press again to reveal")
    await ann.page.keyboard.press("r")
    await ann.sees("Agreed, 1 of 2:")


async def test_words_are_no_keys_when_their_field_goes_away(cast: Cast, server: Server) -> None:
    ann, _, carol = await room_of_three(cast, server.url)
    people = (await ann.screen())["people"]
    other = next(one["person"] for one in people if one["name"] == "Carol")
    await ann.asks("share-facilitation", person=other)
    await focus(ann, INCIDENT)
    because = ann.page.get_by_role("textbox", name="Because")
    await ann.page.keyboard.press("d")
    await expect(because).to_be_visible()
    await ann.page.keyboard.press("1")
    await expect(because).to_be_focused()
    await ann.page.keyboard.type("They run it")

    # Carol leads the room elsewhere while Ann writes on.
    await carol.asks("focus", "request:application")
    await ann.sees_heading("Request Mgmt")
    await ann.page.keyboard.type(" and founded it")
    await ann.sees("28 cells to decide")
    await ann.sees_heading("Request Mgmt")
    await expect(ann.page.get_by_role("group", name="The room decides")).to_be_hidden()

    # After a breath the keys are keys again, and what was written is still there.
    await ann.page.wait_for_timeout(1500)
    await ann.page.keyboard.press("p")
    await ann.sees("Pace: own")
    await focus(ann, INCIDENT)
    await ann.page.keyboard.press("d")
    await expect(because).to_have_value("They run it")


async def test_half_a_promise_is_asked_for_and_kept(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    owner = ann.page.get_by_role("combobox", name="Owner", exact=True)
    by = ann.page.get_by_label("By", exact=True)
    lacking = "A promise has an owner and a date; without them, write why in the waiver."
    await focus(ann, HANDOVER)
    await ann.presses("Decide without a vote")
    await ann.page.keyboard.press("4")
    await owner.fill("Bob")
    await owner.press("Enter")
    await ann.sees(lacking)
    await expect(owner).to_have_value("Bob")
    await expect(ann.button("Undo")).to_be_hidden()  # nothing is recorded yet

    await by.fill("2026-12-24")
    await by.press("Enter")
    await ann.sees("27 cells to decide", "Bob closes it by")
    await ann.presses("Change owner, date or waiver")
    await by.fill("2026-12-31")
    await ann.presses("Keep")
    await ann.sees(lacking)
    await expect(by).to_have_value("2026-12-31")
    await owner.fill("Carol")
    await ann.presses("Keep")
    await ann.sees("Carol closes it by")


async def test_a_promise_that_was_written_and_left_is_kept(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await ann.asks("decide", "incident:application", accountable="tbd")
    await ann.page.get_by_role("combobox", name="Owner", exact=True).fill("Bob")
    await ann.page.get_by_label("By", exact=True).fill("2099-12-24")
    await ann.page.get_by_role("heading", name=INCIDENT).click()
    await ann.sees("Bob closes it by 24\u00a0Dec\u00a02099")
    await bob.sees_cell(INCIDENT, "t.b.d.")
