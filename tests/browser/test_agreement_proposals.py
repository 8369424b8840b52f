"""What one side proposes stands on the other's phone, and is accepted or declined there."""

import pytest
from playwright.async_api import expect

from tests.browser.pact import asks, pair, shown
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_a_proposal_is_accepted_on_the_others_phone(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await asks(bob, code, "share-objective", title="Close in three days", measure="Days")
    await bob.presses("Change Close in three days")
    await bob.page.get_by_role("textbox", name="Objective").fill("Close in two days")
    await bob.presses("Propose instead")
    await bob.sees("Proposed: the other side sees it.", "Take it back")
    await expect(bob.button("Accept: Change objective: Close in three days")).to_be_hidden()
    table = carol.page.get_by_role("table", name="What would change")
    await expect(table).to_contain_text("Close in three days")
    await expect(table).to_contain_text("Close in two days")
    await carol.width_fits()
    await carol.presses("Accept: Change objective: Close in three days")
    (objective,) = (await shown(carol, code))["objectives"]
    assert objective["title"] == "Close in two days"
    await bob.sees("Close in two days", "Answered proposals")


async def test_one_is_declined_with_a_sentence_and_one_taken_back(
    cast: Cast, server: Server
) -> None:
    code, bob, carol = await pair(cast, server.url)
    await bob.presses("Write the text")
    await bob.page.get_by_role("textbox", name="The text").fill("We win.")
    await bob.presses("Propose instead")
    name = "Write the philosophy anew"
    await carol.presses(f"Decline: {name}")
    await carol.presses("Decline it")
    await carol.sees("Say why, in a sentence.")
    await carol.page.get_by_role("textbox", name="Why not").fill("It is no race.")
    await carol.presses("Decline it")
    await bob.page.get_by_text("Answered proposals").click()
    await bob.sees("It is no race.")
    await bob.presses("Write the text")
    await bob.page.get_by_role("textbox", name="The text").fill("We run it.")
    await bob.presses("Propose instead")
    await carol.sees("We run it.")
    await bob.presses(f"Take back: {name}")
    await carol.sees_no("We run it.")
    states = [one["state"] for one in (await shown(bob, code))["proposals"]]
    assert states == ["declined", "declined"]


async def test_what_was_overtaken_is_marked(cast: Cast, server: Server) -> None:
    code, bob, carol = await pair(cast, server.url)
    await asks(bob, code, "share-objective", title="Close early")
    change = {"ask": "share-objective", "item": "o1", "title": "Close in two days"}
    await asks(bob, code, "propose-change", change=change)
    await asks(carol, code, "share-objective", item="o1", title="Close on time")
    await carol.sees("What it was written on has changed since.", "Close on time")
    await carol.presses("Accept: Change objective: Close on time")
    await carol.sees("This was written anew meanwhile")
    assert (await shown(bob, code))["objectives"][0]["title"] == "Close on time"
