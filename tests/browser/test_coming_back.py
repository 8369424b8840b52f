"""The line breaks while a vote is on its way: nothing is lost, nothing is there twice.

And nothing is called saved before it is.
"""

import asyncio
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Error, expect

from tests.browser.doing import INCIDENT, choice, focus, room_of_three, vote
from tests.browser.shown import unlike_the_server
from tests.browser.visitors import LINE_IS_CUT, Cast, Visitor
from tests.browser.wire import Line
from tests.conftest import Servers
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

CELL = "incident:application"
UNSAVED = "Not saved yet. It is kept here and sent as soon as the line is back."


def votes_kept(server: Server, code: str) -> list[tuple[str, int]]:
    """What lies in the ballot box, and how many events say that somebody voted."""
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        ballots = [row[0] for row in database.execute("SELECT choice FROM ballot")]
        asked = "SELECT count(*) FROM event WHERE workshop = ? AND body LIKE '%vote-cast%'"
        said: Any = database.execute(asked, (code,)).fetchone()[0]
    return [(choice, said) for choice in ballots]


async def equals_the_server(visitor: Visitor) -> None:
    """What the page holds is what the server would draw for this person now."""
    assert not await unlike_the_server(visitor, await visitor.screen())


async def says_unsaved(bob: Visitor, word: str) -> None:
    await bob.sees("Reconnecting…", "1 not saved yet", UNSAVED)
    await bob.sees_no("Saved:")
    await expect(choice(bob, word)).to_contain_text("not saved yet")


async def says_saved(bob: Visitor, word: str) -> None:
    await bob.sees("Live", f"Saved: {word.rstrip('.')}. Hidden from everybody until the reveal.")
    await bob.sees_no("not saved yet", "Reconnecting")
    await expect(choice(bob, word)).to_contain_text("saved")


async def test_the_server_dies_with_a_vote_on_its_way(servers: Servers, cast: Cast) -> None:
    server = servers.start()
    ann, bob, carol = await room_of_three(cast, server.url)
    for one in (ann, bob, carol):
        one.expects(LINE_IS_CUT)
    await focus(ann, INCIDENT)
    await vote(carol, "Business")
    await bob.sees_heading(INCIDENT)

    server.kill()
    await bob.sees("Reconnecting…")
    await choice(bob, "IT OPS").click()
    await says_unsaved(bob, "IT OPS")
    await ann.sees("Reconnecting…")

    server.start()
    await says_saved(bob, "IT OPS")
    await ann.sees("Live", "2 votes saved. Everybody here has voted.")
    assert sorted(votes_kept(server, ann.code)) == [("business", 2), ("it-ops", 2)]
    await carol.sees("Live", "Saved: Business.")
    for one in (ann, bob, carol):
        await one.sees_cell(INCIDENT, {"Ann": "2 voted", "Bob": "OPS"}.get(one.name, "Business"))
        await equals_the_server(one)


async def test_the_page_is_loaded_again_with_a_vote_unsaved(servers: Servers, cast: Cast) -> None:
    server = servers.start()
    ann, bob, _ = await room_of_three(cast, server.url)
    for one in cast.all:
        one.expects(LINE_IS_CUT)
    await focus(ann, INCIDENT)
    await bob.sees_heading(INCIDENT)
    server.kill()
    await bob.sees("Reconnecting…")
    await choice(bob, "t.b.d.").click()
    await says_unsaved(bob, "t.b.d.")
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        await bob.page.reload()
    await bob.page.wait_for_url("chrome-error://chromewebdata/", wait_until="commit")

    server.start()
    await bob.goes(f"/w/{ann.code}")
    await says_saved(bob, "t.b.d.")
    await ann.sees("1 vote saved, 1 to come.")
    assert votes_kept(server, ann.code) == [("tbd", 1)]
    await equals_the_server(bob)


async def test_the_line_is_cut_before_the_answer_came(server: Server, cast: Cast) -> None:
    """The vote is on the disk, and the phone cannot know: it asks again, with the same id."""
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        await focus(ann, INCIDENT)
        await bob.sees_heading(INCIDENT)

        line.swallow_answers()
        await choice(bob, "Business").click()
        await ann.sees("1 vote saved. Everybody here has voted.")
        await bob.sees("Saving…")
        await bob.sees_no("Saved:")
        line.cut()
        await says_unsaved(bob, "Business")
        await ann.sees("1 of 2 here")

        line.mend()
        await says_saved(bob, "Business")
        assert bob.sockets > 1
        cell = (await ann.screen())[f"cell:{CELL}"]
        assert (cell["voted"], cell["round"]) == (1, 1)
        await equals_the_server(bob)


async def test_a_phone_that_slept_asks_whether_its_line_is_alive(
    server: Server, cast: Cast
) -> None:
    """Nobody tells it that the line is dead: no answer comes, and that is how it knows."""
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.page.clock.install()
        await bob.enters(await ann.opens())
        line.swallow_answers()
        await focus(ann, INCIDENT)
        await bob.page.clock.fast_forward("10:00")
        await bob.page.clock.fast_forward("00:05")
        await bob.sees("Reconnecting…")
        await bob.sees_no("Live")
        line.cut()
        line.mend()
        await bob.page.clock.fast_forward("00:10")
        await bob.sees("Live")
        await bob.sees_heading(INCIDENT)
        await equals_the_server(bob)


async def test_a_dead_line_is_noticed_though_the_clock_was_set_back(
    server: Server, cast: Cast
) -> None:
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.page.clock.install()
        await bob.enters(await ann.opens())
        await ann.asks("set-timer", seconds=600)
        await ann.asks("focus", CELL)
        await bob.sees(re.compile(r"\b(10:00|9:5\d)\b"))
        await bob.page.clock.set_system_time(datetime.now(UTC) - timedelta(hours=1))
        await bob.page.clock.run_for(1_000)
        await bob.sees(re.compile(r"\b(10:00|9:\d\d)\b"))
        line.swallow_answers()
        await bob.page.clock.run_for(30_000)
        await bob.sees("Reconnecting…")
        await bob.sees_no("Live")


async def test_a_vote_that_comes_too_late_is_refused_aloud(server: Server, cast: Cast) -> None:
    """Bob votes while his line is cut; when it is back, the cell is closed, or out of focus."""
    async with Line(server) as line:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", line.url)
        bob.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        for following in ("", "change:application"):
            at = following or CELL
            await ann.asks("focus", at)
            await bob.sees_heading("Change Mgmt" if following else INCIDENT)
            line.cut()
            await bob.sees("Reconnecting…")
            await choice(bob, "Business").click()
            await says_unsaved(bob, "Business")
            await ann.asks("reveal", at)
            if following:
                await ann.asks("focus", "problem:application")
            line.mend()
            await bob.sees("Live", "Your vote on", "was not saved.")
            await bob.presses("Dismiss")
            await bob.sees_no("was not saved")
            await equals_the_server(bob)


async def test_a_phone_without_a_network_says_so(server: Server, cast: Cast) -> None:
    """Its browser knows at once; the silence alone would tell after 25 seconds."""
    ann = await cast.laptop("Ann", server.url)
    bob = await cast.phone("Bob", server.url)
    bob.expects(LINE_IS_CUT)
    await bob.page.clock.install(time=0)
    await bob.enters(await ann.opens())
    await bob.page.clock.pause_at(600)
    await bob.is_live()
    await bob.context.set_offline(True)
    await bob.page.clock.run_for(5_000)
    await bob.sees("Reconnecting…")
    await bob.context.set_offline(False)
    await bob.page.clock.run_for(2_000)
    await bob.sees("Live")


async def test_a_vote_that_was_put_off_does_not_come_after_a_newer_one(
    servers: Servers, cast: Cast
) -> None:
    """Somebody keeps the database: the first choice is to be asked again, the second is taken."""
    server = servers.start()
    ann, bob, _ = await room_of_three(cast, server.url)
    await focus(ann, INCIDENT)
    await bob.sees_heading(INCIDENT)
    with sqlite3.connect(server.database, isolation_level=None) as keeper:
        keeper.execute("BEGIN IMMEDIATE")
        await choice(bob, "IT OPS").click()
        async with asyncio.timeout(PATIENCE):
            while 'outcome="unavailable"' not in server.get("/metrics").text:  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(0.05)
        keeper.execute("ROLLBACK")
    await choice(bob, "Business").click()
    await says_saved(bob, "Business")
    await asyncio.sleep(2.5)  # in which the first one would have been asked again
    await says_saved(bob, "Business")
    assert (await bob.screen())["mine"] == {CELL: "business"}
