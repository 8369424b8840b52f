"""Browsers with something shut off: a private window, no storage, no cookies; on every engine."""

import pytest

from tests.engines.conftest import Open
from tests.engines.starting import NO_COOKIES, NO_STORAGE, PRIVATE
from tests.engines.visitors import Visitor
from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio
CELL = "incident:application"
STORES = """() => {
  try {
    localStorage.setItem('tried', 'yes');
    return localStorage.getItem('tried') === 'yes';
  } catch {
    return false;
  }
}"""
KEEPS_COOKIES = "() => { document.cookie = 'tried=yes'; return document.cookie.includes('tried'); }"


async def joins_votes_and_returns(bob: Visitor, server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    await bob.joins(ann.code)
    await ann.do("focus", CELL)
    await bob.votes("IT OPS")
    await bob.reloads()
    await bob.is_live()
    await bob.sees("Saved: IT OPS.")
    await ann.do("reveal", CELL)
    await bob.sees("Agreed: One vote, for IT OPS.")
    assert len((await ann.look())["people"]) == 2


async def test_in_a_private_window_bob_takes_part_as_in_any_other(
    open_for_bob: Open, server: Server, guests: Guests
) -> None:
    bob = await open_for_bob(PRIVATE)
    await joins_votes_and_returns(bob, server, guests)
    assert await bob.browser.run(STORES)


async def test_without_storage_bob_takes_part_all_the_same(
    open_for_bob: Open, server: Server, guests: Guests
) -> None:
    bob = await open_for_bob(NO_STORAGE)
    await joins_votes_and_returns(bob, server, guests)
    assert not await bob.browser.run(STORES)


async def test_without_cookies_bob_is_told_so_and_nobody_is_created(
    open_for_bob: Open, server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await open_for_bob(NO_COOKIES)
    await bob.goes(f"/w/{ann.code}")
    await bob.sees("This browser keeps no cookies here", "Allow cookies for this address")
    await bob.gives_a_name()
    await bob.sees("Nobody was let in and nothing was saved.")
    assert not await bob.browser.run(KEEPS_COOKIES)
    assert len((await ann.look())["people"]) == 1
