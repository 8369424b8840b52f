"""What the room sees on the wall while the facilitator goes on."""

import pytest
from playwright.async_api import expect

from tests.browser.doing import HANDOVER, INCIDENT, focus, room_of_three
from tests.browser.visitors import Cast
from tests.live.server import Server

pytestmark = pytest.mark.anyio

OPEN = "supportability-transition:application"
WHOLE = "Everybody votes on the whole matrix"


async def test_at_ones_own_pace_a_decided_cell_gives_way(cast: Cast, server: Server) -> None:
    ann, bob, carol = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    await focus(ann, HANDOVER)
    await ann.asks("decide", OPEN, accountable="tbd", rationale="Nobody knows")
    await ann.asks("promise", OPEN, owner="Bob", due="2020-01-01")
    await stage.sees("Nobody knows", "Bob closes it by 1 Jan 2020")
    await ann.presses("Pace: together")
    await stage.sees_heading(WHOLE)
    await stage.sees("2 not begun. Nobody has voted yet.")
    await stage.sees_no("Nobody knows", "closes it by")
    for one in (bob, carol):
        await one.asks("cast-vote", "incident:application", choice="business")
    await bob.asks("cast-vote", "change:application", choice="business")
    await stage.sees("0 of 2 done, 2 on the way. 3 votes saved, on 2 of 27 cells.")

    # Once the room talks about what was revealed, a cell stays in view when it is decided.
    await ann.asks("reveal", "incident:application")
    await ann.asks("reveal", "change:application")
    await stage.sees_heading("2 revealed: 1 agreed, 1 agreed thinly")
    await ann.asks("focus", "incident:application")
    await stage.sees("Agreed: All 2 say Business.")
    await ann.asks("decide", "incident:application", accountable="business", rationale="All do.")
    await stage.sees("All do.")
    await ann.asks("decide", "change:application", accountable="business")
    await stage.sees_heading("3 of 28 cells decided")
    await stage.sees("25 cells not voted on yet.")
    await stage.sees_no("Nobody has voted yet", WHOLE)
    await ann.presses("Pace: own")
    await stage.sees("All do.")


async def test_the_clock_moves_nothing(cast: Cast, server: Server) -> None:
    ann, _, _ = await room_of_three(cast, server.url)
    stage = await cast.projector(server.url)
    await stage.goes(f"/w/{ann.code}/stage")
    await focus(ann, INCIDENT)
    await stage.sees("Nobody has voted yet, 2 to come.")
    places = "['h1', '.floor'].map((one) => document.querySelector(one).getBoundingClientRect().y)"
    before = await stage.page.evaluate(places)
    await ann.presses("Timer: 3 min")
    await expect(stage.page.locator(".time")).to_be_visible()
    assert await stage.page.evaluate(places) == before


async def test_joined_scopes_are_counted_as_one_cell(cast: Cast, server: Server) -> None:
    ann = await cast.laptop("Ann", server.url)
    await ann.opens(model="A")
    await ann.asks("decide", "request:both", accountable="business")
    await ann.sees("13 cells to decide", "of 1 ")
    show = await ann.screen()
    kept = show["cell:request:application"]["reference"] == "business"
    await ann.sees(f"A {int(kept)} of 1")
    await ann.asks("adopt-reference")
    await ann.sees("All decided", f"A {13 + kept} of 14")
