"""A session that begins by choosing its model, led by keyboard from the ambition to the matrix."""

import pytest
from playwright.async_api import expect

from app.matrix.question import AREAS
from tests.browser.doing import room_of_three, settled
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio

ASKS = "Is this application solution to be operated by the IT function?"


async def goes_to(ann: Visitor, chapter: str, by: str) -> None:
    """Ann leads the room to another chapter, by keys alone."""
    await ann.page.keyboard.press("h")
    strip = ann.page.get_by_role("navigation", name="Chapters")
    await expect(strip.locator("[aria-current=true]")).to_be_focused()
    await ann.page.keyboard.press(by)
    await ann.page.keyboard.press("Enter")
    await expect(strip.locator("[aria-current=true]")).to_contain_text(chapter)


async def chooses(one: Visitor, choice: str) -> None:
    """A tap on the ballot, and the word saved."""
    ballot = one.page.locator(".choices")
    await ballot.get_by_role("button", name=choice).click()
    await one.sees(f"Saved: {choice}")


async def test_the_room_chooses_its_model(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    press = ann.page.keyboard.press

    # Names may be shown, which is settled before anybody votes.
    await press("e")
    await ann.page.get_by_role("checkbox", name="After the counts").check()
    await ann.presses("Save")
    await ann.sees("Saved.")
    await press("Escape")

    await goes_to(ann, "Ambition", "Shift+Tab")
    await stage.sees("The ambition", ASKS, "Business Operated")
    await bob.sees("The ambition", "Mix and match")
    await expect(bob.button("No view")).to_have_count(0)  # there is nothing to vote on yet
    await press("n")
    await bob.sees("After it, who chose what may be shown.")
    await chooses(bob, "Model B")
    await stage.sees("1 vote saved, 1 to come.")
    await chooses(carol, "Model A")
    await ann.sees("2 votes saved. Everybody here has voted.")

    # Only whether they differ is out; the second round begins before anybody saw a number.
    await press("j")
    await stage.sees("They differ.")
    await bob.sees("They differ.")
    await stage.sees_no("Business says")
    assert (await carol.screen())["question:ambition"]["tally"] is None
    await press("v")
    await bob.sees("Round 2")
    for one in (bob, carol):
        await chooses(one, "Model B")
    await ann.sees("2 votes saved. Everybody here has voted.")
    await press("r")
    await stage.sees("Agreed: 2 votes, all for “Model B”.", "What follows from model B")
    await carol.sees("The benefits expected are written down")
    assert (await bob.screen())["question:ambition"]["named"] is None
    await press("q")
    await expect(stage.page.locator(".named")).to_contain_text("Bob")

    # The first press asks, the second adopts.
    await press("f")
    await ann.sees("Press again once it is acknowledged.")
    assert (await ann.screen())["ambition"] is None
    await press("f")
    await stage.sees("Adopted: model B")
    await bob.sees("Adopted: model B")
    assert (await ann.screen())["ambition"]["model"] == "B"

    await goes_to(ann, "Matrix", "Tab")
    await bob.sees("You are in, Bob")
    await press("n")
    await bob.sees_heading("Request Mgmt")
    await expect(bob.button("IT OPS")).to_be_visible()
    await stage.sees_heading("Request Mgmt Application")


async def test_the_eight_areas_one_after_the_other(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await (await cast.projector(server.url)).goes(f"/w/{ann.code}/stage")
    await ann.asks("open-chapter", chapter="ambition")
    await ann.asks("open-question", question="readiness:budget")
    await stage.sees_heading("Budget Readiness")
    await chooses(bob, "We did not know")
    await chooses(carol, "We know and can")
    await ann.sees("2 votes saved. Everybody here has voted.")
    await settled(ann)
    await ann.page.keyboard.press("r")
    told = "Business says “We did not know”, IT OPS says “We know and can”."
    await stage.sees(f"The sides differ: {told}")
    await bob.sees("The sides differ:")
    await ann.sees("the sides differ")
    for area in AREAS[1:]:
        question = f"readiness:{area}"
        await ann.asks("open-question", question=question)
        for one in (bob, carol):
            await one.asks("cast-vote", question=question, choice="knows-not-yet")
        await ann.asks("reveal", question=question)
    await stage.sees("In 1 area of 8 the sides differ.")
    rows = stage.page.get_by_role("table", name="Readiness").get_by_role("row")
    await expect(rows).to_have_count(1 + len(AREAS))
    await expect(rows.nth(1)).to_contain_text("sides differ", use_inner_text=True)
    await expect(rows.nth(2)).not_to_contain_text("sides differ", use_inner_text=True)


async def test_a_half_written_vote_stays_where_the_room_moves(cast: Cast, server: Server) -> None:
    ann, bob, _ = await room_of_three(cast, server.url)
    await ann.asks("open-chapter", chapter="sign-off")
    for one in (ann, bob):
        await one.sees_heading("Sign-off")
    await settled(ann)
    await ann.page.keyboard.press("n")
    await chooses(bob, "2")
    await bob.sees("Say in a sentence what is missing")
    await bob.page.get_by_text("Add a reason or how sure you are").click()
    await bob.page.get_by_role("textbox", name="Your reason").fill("Nobody owns the licences.")
    await ann.asks("open-chapter", chapter="matrix")
    await ann.asks("focus", "incident:application")
    await bob.sees_heading("Incident Mgmt")
    await ann.asks("open-chapter", chapter="sign-off")
    await bob.sees_heading("Agreement check")
    await bob.page.get_by_text("Add a reason or how sure you are").click()
    await expect(bob.page.get_by_role("textbox", name="Your reason")).to_have_value(
        "Nobody owns the licences."
    )
    await bob.sees("Saved.")
    await ann.asks("reveal", question="agreement")
    await ann.sees("1 below 3", "Nobody owns the licences.")
