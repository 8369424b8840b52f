"""A stage of its own and a locked door, on both databases and over two processes."""

import pytest

from app.sessions.closing import LOCKED, NOT_NOW
from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio


async def passed(ann: Person) -> str:
    link: str = (await ann.post("/stages")).json()["link"]
    return link.split("#pass=")[1]


async def refused(guests: Guests, server: Server, code: str, key: str = "") -> int:
    """The close code of a stage that is not let in."""
    stage = guests.stranger(server, code, key)
    await stage.connect()
    await stage.send({"ask": "enter", "id": "1", "as": "stage", **({"key": key} if key else {})})
    return await stage.is_closed()


async def test_a_locked_door_lets_a_pass_through_until_it_is_taken_back(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    key = await passed(ann)
    await ann.do("lock-door", locked=True)
    assert await refused(guests, server, ann.code) == LOCKED[0]
    stage = await guests.stranger(server, ann.code, key).enter(stage=True)
    assert not stage.show.get("you")
    assert (await stage.ask("park", text="Who pays?")).code == "forbidden"
    await ann.do("park", text="Who pays?")
    await stage.sees(lambda show: bool(show["parked"]))

    assert (await ann.http.delete(f"{ann.address}/stages")).status_code == 204
    assert await stage.is_closed() == NOT_NOW[0]
    assert await refused(guests, server, ann.code, key) == LOCKED[0]
    await ann.do("lock-door", locked=False)
    await guests.stranger(server, ann.code, key).enter(stage=True)  # as any other one
    assert key not in server.log


async def test_a_pass_lets_nobody_in(server: Server, guests: Guests) -> None:
    ann = await guests.open(server)
    thief = guests.stranger(server, ann.code, await passed(ann))
    await thief.connect()
    await thief.send({"ask": "enter", "id": "1", "key": thief.key})
    assert await thief.is_closed() == 4501


async def test_another_process_takes_it_back_too(both: list[Server], guests: Guests) -> None:
    ann = await guests.open(both[0])
    stage = await guests.stranger(both[1], ann.code, await passed(ann)).enter(stage=True)
    await ann.do("lock-door", locked=True)
    await ann.do("park", text="Who pays?")
    await stage.sees(lambda show: bool(show["parked"]))
    assert (await ann.http.delete(f"{ann.address}/stages")).status_code == 204
    assert await stage.is_closed() == NOT_NOW[0]
