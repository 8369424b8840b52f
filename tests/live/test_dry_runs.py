"""A dry run from outside: it says so in every file, and is thrown away by who leads it."""

import pytest

from tests.live.people import Guests
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def test_every_file_of_it_says_so_and_it_goes_whole(server: Server, guests: Guests) -> None:
    ann = await guests.open(server, dry_run=True)
    bob = await guests.join(ann, "Bob", "business")
    await bob.enter()
    await ann.do("focus", "incident:application")
    await ann.do("let-them-vote")
    await bob.sees(lambda show: show["cell:incident:application"]["voted"] == 6)
    for file in ("matrix.json", "matrix.md", "minutes.md", "session.html"):
        answer = await ann.get(f"/{file}")
        assert "DRY RUN" in answer.text, file
    assert (await bob.delete()).status_code == 403
    assert (await ann.delete()).status_code == 204
    assert await ann.is_closed() == 4504
    assert await bob.is_closed() == 4504
    assert (await ann.get()).status_code in (401, 404)


async def test_no_other_workshop_is_thrown_away(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    refused = await ann.delete()
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert (await ann.get()).status_code == 200
