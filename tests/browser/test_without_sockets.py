"""A network lets pages through and no WebSocket: it is said, and the room goes on all the same."""

import asyncio
import json
import re

import pytest
from playwright.async_api import expect

from tests.browser.doing import INCIDENT, choice, focus, record, vote
from tests.browser.in_the_way import MANNERS, InTheWay
from tests.browser.visitors import LINE_IS_CUT, Cast, Visitor
from tests.conftest import Servers
from tests.live.server import Server

pytestmark = pytest.mark.anyio

SLOWLY = "Live, by the slow way"
MEANS = "This network lets no live line through."
TIMES = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d+Z| \d\d:\d\d UTC)")
HASH = re.compile(r'"hash": ?"[0-9a-f]{64}"')


@pytest.mark.parametrize("manner", MANNERS)
async def test_where_sockets_are_refused_it_is_said_and_votes_are_saved(
    server: Server, cast: Cast, manner: str
) -> None:
    async with InTheWay(server, manner) as network:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", network.url)
        bob.expects(LINE_IS_CUT)
        bob.expects("the server responded with a status of")
        await bob.enters(await ann.opens())
        await bob.sees(SLOWLY, MEANS)
        await ann.sees("2 of 2 here", "1 person is on the slow way")
        await ann.sees_no(MEANS)
        await focus(ann, INCIDENT)
        await bob.sees_heading(INCIDENT)
        await vote(bob, "IT OPS")
        await ann.sees("1 vote saved. Everybody here has voted.")
        await vote(bob, "Business")
        await ann.presses("Reveal")
        await bob.sees_columns(Business=1)
        await bob.page.close()
        await ann.sees("1 of 2 here")
        await ann.sees_no("on the slow way")
        assert not bob.frames


async def test_a_line_that_works_again_is_taken_again(server: Server, cast: Cast) -> None:
    async with InTheWay(server, "403") as network:
        ann = await cast.laptop("Ann", server.url)
        bob = await cast.phone("Bob", network.url)
        bob.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        await bob.sees(SLOWLY)
        network.manner = ""
        await bob.sees_no(SLOWLY)
        await bob.is_live()
        await ann.sees_no("on the slow way")
        assert network.passed == 1
        await focus(ann, INCIDENT)
        await bob.sees_heading(INCIDENT)
        await vote(bob, "IT OPS")
        network.manner = "403"
        assert any("incident" in frame for frame in bob.frames)


async def test_a_reload_keeps_what_was_voted_by_the_slow_way(server: Server, cast: Cast) -> None:
    async with InTheWay(server, "403") as network:
        ann = await cast.laptop("Ann", network.url)
        bob = await cast.phone("Bob", network.url)
        for one in (ann, bob):
            one.expects(LINE_IS_CUT)
        await bob.enters(await ann.opens())
        await bob.sees(SLOWLY)
        await ann.sees(SLOWLY, MEANS, "2 people are on the slow way")
        await focus(ann, INCIDENT)
        await vote(bob, "t.b.d.")
        await bob.goes(f"/w/{ann.code}")
        await bob.sees("Saved: t.b.d.", SLOWLY)
        await ann.presses("Reveal")
        await bob.sees("Talk about it.")
        await expect(choice(bob, "Business")).to_be_hidden()


async def session(cast: Cast, url: str) -> tuple[str, list[Visitor]]:
    """Six of them, facilitated and voted by hand; answers what was signed, apart from times."""
    ann = await cast.laptop("Ann", url)
    sides = ("business", "it-ops", "it-delivery", "vendor", "other")
    names = ("Bob", "Carol", "Dan", "Eve", "Fay")
    rest = await asyncio.gather(*(cast.phone(name, url) for name in names))
    for one in (ann, *rest):
        one.expects(LINE_IS_CUT)
    code = await ann.opens(model="A")
    for one, side in zip(rest, sides, strict=True):
        await one.enters(code, side)
    await ann.sees("6 of 6 here")
    for process, words in ((INCIDENT, ("IT OPS",) * 5), ("Change Mgmt", ("Business",) * 5)):
        await ann.button(re.compile(f"^{process}")).first.click()
        for one, word in zip(rest, words, strict=True):
            await one.sees_heading(process)
            await vote(one, word)
        await ann.sees("5 votes saved. Everybody here has voted.")
        await ann.presses("Reveal")
        await rest[0].sees("Talk about it.")
        await record(ann, words[0], "They get up at night.")
    await ann.asks("adopt-reference")
    await ann.sees("All decided")  # so that what she reads back has it
    await ann.presses("Sign off")
    closing = ann.page.get_by_role("dialog", name="Open points and sign-off")
    await ann.presses("Sign off revision 1", closing)
    for one in rest:
        await one.sees("Revision 1, signed off")
    answer = await ann.context.request.get(f"{url}/api/workshops/{code}/matrix.json?revision=1")
    told = await answer.json()
    del told["session"]  # the same bytes once more, where no time in them can be read over
    signed = json.dumps(told)
    assert HASH.search(signed)
    return HASH.sub("", TIMES.sub("TIME", signed)), [ann, *rest]


async def test_a_session_of_six_without_a_single_socket_signs_the_same(
    servers: Servers, cast: Cast
) -> None:
    """Ids and chance are counted alike on both; times differ, and the hash is made over them."""
    async with InTheWay(servers.start("same-ids"), "403") as network:
        slow, people = await session(cast, network.url)
        assert network.passed == 0
        assert not any(one.frames for one in people)
    direct = servers.start("same-ids")
    live, people = await session(cast, direct.url)
    assert all(one.frames for one in people)
    assert slow == live
