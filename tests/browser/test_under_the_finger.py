"""A finger on its way meant what stood there before: what has just come in takes no press."""

import itertools

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, choice, focus, room_of_three, vote
from tests.browser.visitors import Cast, Visitor
from tests.live.server import Server

pytestmark = pytest.mark.anyio
LONG_AGO = 600  # milliseconds after which nothing is new


async def middle(visitor: Visitor, word: str) -> tuple[float, float]:
    """Where a finger would fall."""
    box = await choice(visitor, word).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def test_a_tap_while_the_room_moves_on_is_no_vote(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    await bob.page.clock.install(time=0)
    await bob.enters(await ann.opens())
    await ann.asks("focus", "incident:application")
    await bob.sees_heading(INCIDENT)
    await bob.page.clock.run_for(LONG_AGO)
    await vote(bob, "Business")
    at = await middle(bob, "IT OPS")
    await bob.page.clock.pause_at(60_000)

    await ann.asks("focus", "change:application")
    await bob.sees_heading("Change Mgmt")
    for gap in (0, 200, 299):
        await bob.page.clock.run_for(gap)
        await bob.page.touchscreen.tap(*at)
    await bob.sees("Tap one. Nobody sees your choice before the reveal.")
    assert (await bob.screen())["mine"] == {"incident:application": "business"}
    await bob.page.clock.run_for(LONG_AGO)
    await bob.page.touchscreen.tap(*at)
    await bob.sees("Saved: IT OPS.")


async def test_a_colleagues_second_press_takes_nothing_back(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    await ann.asks("share-facilitation", person=(await carol.screen())["you"]["person"])
    dan = await cast.laptop("Dan", server.url)
    link = (await carol.posts(f"/{ann.code}/keys", {}))["link"]
    await dan.page.goto(link)
    await dan.is_live()
    await focus(ann, INCIDENT)
    await dan.sees_heading(INCIDENT)
    await vote(bob, "Business")
    await carol.asks("cast-vote", "incident:application", choice="business")
    await ann.sees("2 votes saved. Everybody here has voted.")
    box = await dan.button("Reveal").bounding_box()
    assert box
    await ann.presses("Reveal")
    await expect(dan.button("Vote again")).to_be_visible()
    await expect(dan.page.locator("body.fresh")).to_have_count(0)
    await dan.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await ann.asks("park", text="Who pays?")
    await dan.sees("Who pays?")
    assert (await ann.screen())["cell:incident:application"]["state"] == "revealed"


async def test_no_step_stands_where_what_it_undoes_has_stood(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens()
    await focus(ann, INCIDENT)
    places = {}
    await ann.asks("cast-vote", "incident:application", choice="business")
    for name, after in (("Reveal", "reveal"), ("Vote again", "decide"), ("Reopen", "")):
        await expect(ann.button(name)).to_be_visible()
        places[name] = await ann.button(name).bounding_box()
        if after:
            more = {"accountable": "business"} if after == "decide" else {}
            await ann.asks(after, "incident:application", **more)
    boxes = [box for box in places.values() if box]
    assert len(boxes) == 3
    boxes.sort(key=lambda box: box["x"])
    for left, right in itertools.pairwise(boxes):
        assert left["x"] + left["width"] <= right["x"]
