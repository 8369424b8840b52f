"""More want in from one address than may: the room is told, and can be emptied again."""

import pytest

from tests.conftest import Servers
from tests.live.people import Guests

pytestmark = pytest.mark.anyio

EVE = {"name": "Eve", "represents": "other"}


async def test_a_flood_at_the_door_is_turned_away_told_of_and_emptied_out(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start("narrow-door")
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    answers = [await bob.http.post(f"{bob.address}/people", json=EVE) for _ in range(8)]
    assert [one.status_code for one in answers] == [201] * 4 + [429] * 4
    assert answers[-1].json()["detail"] == (
        "Too many came in from your network just now: wait a moment."
    )
    await ann.sees(lambda show: show.get("rush") == {"came": 5, "turned_away": 1})
    await ann.do("remove-newcomers", seconds=3600)
    await ann.sees(lambda show: [one["name"] for one in show["people"]] == ["Ann"])
    assert await bob.is_closed() == 4501


async def test_who_facilitates_brings_in_any_number(servers: Servers, guests: Guests) -> None:
    server = servers.start("narrow-door")
    ann = await guests.open(server)
    for number in range(20):
        body = {"name": f"P {number}", "represents": "business"}
        assert (await ann.http.post(f"{ann.address}/people", json=body)).status_code == 201
    await ann.sees(lambda show: len(show["people"]) == 21)
