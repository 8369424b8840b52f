"""A press means what its person saw: it is done as it was meant, refused aloud, or never sent.

Outages, two hands at once, two devices, and answers that are lost.
"""

import asyncio
import sqlite3

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, choice, focus, give_a_name, vote
from tests.browser.visitors import LINE_IS_CUT, Cast, Visitor
from tests.browser.wire import Line
from tests.live.people import Json
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
NO_LINE = "There is no line to the server just now. Press again when it is back."
NOT_THERE = "This did not arrive, so it was not done."
CHANGED = "This changed meanwhile: look again, and press again if it still holds."


async def cell(visitor: Visitor) -> Json:
    shown: Json = (await visitor.screen())[f"cell:{CELL}"]
    return shown


async def ann_and_bob(cast: Cast, server: Server, line: Line) -> tuple[Visitor, Visitor]:
    """Ann facilitates through a line that may be cut; Bob sits next to the server."""
    ann = await cast.laptop("Ann", line.url)
    bob = await cast.phone("Bob", server.url)
    ann.expects(LINE_IS_CUT)
    await bob.enters(await ann.opens())
    await focus(ann, INCIDENT)
    await ann.sees("2 of 2 here")
    return ann, bob


async def test_without_a_line_a_step_says_so_and_is_not_done_later(
    server: Server, cast: Cast
) -> None:
    """Ann's laptop is offline: what she presses there does not tear the stage away later."""
    async with Line(server) as line:
        ann, bob = await ann_and_bob(cast, server, line)
        ben = await cast.laptop("Ben", server.url)
        await vote(bob, "Business")
        await ann.sees("1 vote saved")
        ben_key = (await ann.posts(f"/{ann.code}/keys", {}))["link"]
        line.cut()
        await ann.sees("Reconnecting…")
        for key in ("r", "n", "t"):
            await ann.page.keyboard.press(key)
            await ann.sees("Not done.", NO_LINE)
        await ann.sees_no("not saved yet")
        await bob.sees_heading(INCIDENT)
        await ben.goes(ben_key.removeprefix(line.url))
        await ben.sees("Live")
        line.mend()
        await ann.sees("Live")
        await ann.sees_no("Not done.")
        await ann.asks("park", text="a turn of the room")
        await ann.sees("a turn of the room")
        await bob.sees_heading(INCIDENT)
        assert ((await cell(bob))["state"], (await bob.screen())["timer"]) == ("open", None)


@pytest.mark.parametrize("arrived", [True, False])
async def test_what_became_of_a_step_is_found_out_and_it_is_never_done_late(
    server: Server, cast: Cast, arrived: bool
) -> None:
    async with Line(server) as line:
        ann, bob = await ann_and_bob(cast, server, line)
        await choice(bob, "Business").click()
        await ann.sees("1 vote saved")
        if arrived:
            line.swallow_answers()
        else:
            line.swallow_asks()
        await ann.presses("Reveal")
        if arrived:
            await bob.sees("One vote, for Business.")
        line.cut()
        await ann.sees("Reconnecting…")
        line.mend()
        await ann.sees("Live", *(["One vote, for Business."] if arrived else [NOT_THERE]))
        assert (await cell(bob))["state"] == ("revealed" if arrived else "open")
        if arrived:
            await ann.sees_no("Not done.")
        else:
            await ann.presses("Dismiss")
            await ann.presses("Reveal")
            await ann.sees("One vote, for Business.")


async def test_nobody_signs_what_another_changed_in_the_same_second(
    server: Server, cast: Cast
) -> None:
    async with Line(server) as line:
        ann, bob = await ann_and_bob(cast, server, line)
        await ann.asks("adopt-reference")
        await ann.asks("waive", "supportability-transition:application", why="Later.")
        await ann.asks("share-facilitation", person=(await bob.screen())["you"]["person"])
        await ann.presses("Sign off")
        await ann.sees("Nothing is missing.")
        await expect(ann.button("Sign off revision 1")).to_be_enabled()  # it has been read back
        line.swallow_answers()
        await bob.asks("reopen", CELL)
        await bob.asks("decide", CELL, accountable="it-delivery")
        await ann.presses("Sign off revision 1")
        line.mend()
        await ann.sees(CHANGED)
        assert (await bob.screen())["workshop"]["revision"] is None
        await ann.presses("Sign off revision 1")
        await ann.sees("Signed off: revision 1")


async def test_a_vote_for_a_round_gone_by_is_told_and_one_press_casts_it_again(
    server: Server, cast: Cast
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        await focus(ann, INCIDENT)
        await bob.sees_heading(INCIDENT)
        line.cut()
        await bob.sees("Reconnecting…")
        await choice(bob, "Business").click()
        await bob.sees("Not saved yet.")
        for step in ("reveal", "decide", "reopen"):
            more = {"accountable": "tbd"} if step == "decide" else {}
            await ann.asks(step, CELL, **more)
        line.mend()
        await bob.sees("Live", "Not saved: This vote was for another round", "You chose Business.")
        assert ((await cell(bob))["voted"], (await cell(bob))["round"]) == (0, 2)
        await bob.presses("Vote Business now")
        await bob.sees("Saved: Business.")
        await bob.sees_no("another round")
        assert (await bob.screen())["mine"] == {CELL: "business"}


@pytest.mark.parametrize("chosen", ["Keep IT OPS", "Vote Business now"])
async def test_the_laptop_that_slept_does_not_overwrite_the_phone(
    server: Server, cast: Cast, chosen: str
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        laptop = await cast.laptop("Bob", line.url)
        phone = await cast.phone("Bob's phone", server.url)
        laptop.expects(LINE_IS_CUT)
        await laptop.enters(await ann.opens())
        link = (await laptop.posts(f"/{ann.code}/keys", {}))["link"]
        await phone.goes(link.removeprefix(line.url))
        await phone.is_live()
        await focus(ann, INCIDENT)
        await laptop.sees_heading(INCIDENT)
        line.cut()
        await laptop.sees("Reconnecting…")
        await choice(laptop, "Business").click()
        await choice(phone, "IT OPS").click()
        await phone.sees("Saved: IT OPS.")
        line.mend()
        await laptop.sees("Live", "Your own vote here has changed since", "You chose Business.")
        await laptop.sees("IT OPS is what is saved.")
        assert (await phone.screen())["mine"] == {CELL: "it-ops"}
        await laptop.presses(chosen)
        word = "IT OPS" if "IT OPS" in chosen else "Business"
        await laptop.sees(f"Saved: {word}.")
        await phone.sees(f"Saved: {word}.")


async def test_two_quick_taps_are_one_person_at_one_device(server: Server, cast: Cast) -> None:
    """The first is on its way when the second is made: nothing has changed but by its own hand."""
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        await focus(ann, INCIDENT)
        await bob.sees_heading(INCIDENT)
        line.swallow_answers()
        for word in ("Business", "IT OPS", "t.b.d."):
            await choice(bob, word).click()
        await ann.sees("1 vote saved")
        line.cut()
        await bob.sees("Reconnecting…")
        line.mend()
        await bob.sees("Live", "Saved: t.b.d. Hidden")
        await bob.sees_no("Not saved")
        assert (await bob.screen())["mine"] == {CELL: "tbd"}


@pytest.mark.parametrize("name", ["Bob", "Robert"])
async def test_who_lost_the_answer_to_joining_is_in_once(
    server: Server, cast: Cast, name: str
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await ann.opens()
        await bob.goes(f"/w/{ann.code}")
        field = bob.page.get_by_role("textbox", name="Your name", exact=True)
        await field.fill("Bob")
        await bob.page.get_by_text("Business", exact=True).click()
        line.swallow_answers(f"POST /api/workshops/{ann.code}/people".encode())
        await bob.presses("Join")
        await ann.sees("1 of 2 here")
        line.cut()
        await bob.sees("it is not known whether you are in. Try again: you will not be in twice.")
        line.mend()
        await field.fill(name)
        await bob.presses("Join")
        if name != "Bob":
            await bob.sees("is in already")
            await expect(field).to_have_value("Bob")
            await bob.presses("Join")
        await bob.is_live()
        await ann.sees("2 of 2 here")
        assert [one["name"] for one in (await ann.screen())["people"]] == ["Ann", "Bob"]


async def test_somebody_else_at_the_same_tablet_comes_in_as_themselves(
    server: Server, cast: Cast
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        eve = await cast.phone("Eve", line.url)
        eve.expects(LINE_IS_CUT)
        await ann.opens()
        await eve.goes(f"/w/{ann.code}")
        field = eve.page.get_by_role("textbox", name="Your name", exact=True)
        await field.fill("Bob")
        await eve.page.get_by_text("Business", exact=True).click()
        line.swallow_answers(f"POST /api/workshops/{ann.code}/people".encode())
        await eve.presses("Join")
        await ann.sees("1 of 2 here")
        line.cut()
        await eve.sees("it is not known whether you are in")
        line.mend()
        await eve.goes(f"/w/{ann.code}")
        await give_name(eve, "Eve", "a vendor")
        await eve.sees("is in already")
        await give_a_name(eve, "a vendor")
        assert (await eve.screen())["you"]["name"] == "Eve"


async def give_name(visitor: Visitor, name: str, party: str) -> None:
    await visitor.page.get_by_role("textbox", name="Your name", exact=True).fill(name)
    await visitor.page.get_by_text(party, exact=True).click()
    await visitor.presses("Join")


async def test_who_lost_the_answer_to_opening_has_one_workshop(server: Server, cast: Cast) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", line.url)
        ann.expects(LINE_IS_CUT)
        page = ann.page
        await ann.goes("/")
        await page.get_by_role("textbox", name="Application service").fill("Payroll")
        await page.get_by_role("radio", name="B ·").check()
        await page.get_by_role("textbox", name="Your name, as facilitator").fill("Ann")
        before = workshops(server)
        line.swallow_answers(b"POST /api/workshops ")
        await ann.presses("Start the workshop")
        async with asyncio.timeout(PATIENCE):
            while workshops(server) == before:  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(0.05)
        line.cut()
        await ann.sees("it is not known whether the workshop is open. Try again")
        line.mend()
        await ann.presses("Start the workshop")
        await page.wait_for_url("**/facilitate")
        await ann.is_live()
        assert workshops(server) == before + 1


def workshops(server: Server) -> int:
    """How many have been opened on this server."""
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        asked = "SELECT count(*) FROM workshop WHERE seq > 0"
        return int(database.execute(asked).fetchone()[0])
