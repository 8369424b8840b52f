"""Personal links over the wire: one key for a link, whoever presses when; who signs by it."""

import asyncio
import json
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.server import PATIENCE, Server

pytestmark = pytest.mark.anyio

PRESSES = 12


async def invited(ann: Person, name: str, **more: str) -> str:
    """The secret of somebody's personal link."""
    answer = await ann.post("/invitations", {"name": name, **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["link"].split("#invitation=")[1])


async def press(server: Server, ann: Person, secret: str, **more: str) -> httpx2.Response:
    async with httpx2.AsyncClient(base_url=server.url, timeout=PATIENCE) as http:
        return await http.post(f"{ann.address}/invitations/claim", json={"secret": secret, **more})


async def comes(server: Server, guests: Guests, ann: Person, name: str, office: str) -> Person:
    """Somebody comes in by their personal link."""
    key = (await press(server, ann, await invited(ann, name, office=office))).json()["key"]
    return await guests.stranger(server, ann.code, key).enter()


async def test_of_many_who_press_in_one_moment_one_gets_a_key(
    both: list[Server], guests: Guests
) -> None:
    """On two processes of one database."""
    ann = await guests.open(both[0])
    for _ in range(3):
        secret = await invited(ann, "Ivar")
        answers = await asyncio.gather(
            *(press(both[number % 2], ann, secret) for number in range(PRESSES))
        )
        assert Counter(one.status_code for one in answers) == {200: 1, 409: PRESSES - 1}
        assert sum("set-cookie" in one.headers for one in answers) == 1
        (key,) = (one.json()["key"] for one in answers if one.status_code == 200)
        ivar = await guests.stranger(both[1], ann.code, key).enter()
        assert ivar.show["you"]["name"] == "Ivar"
        await ann.do("remove-person", person=ivar.id)


async def test_of_one_who_presses_often_all_answers_are_theirs(
    both: list[Server], guests: Guests
) -> None:
    """The same id, as a page sends it that hears nothing: one person, one claim."""
    ann = await guests.open(both[0])
    secret = await invited(ann, "Ivar")
    again = {"id": "an id that nobody would ever guess"}
    answers = await asyncio.gather(
        *(press(both[number % 2], ann, secret, **again) for number in range(6))
    )
    assert {one.status_code for one in answers} == {200}
    for one in answers:
        ivar = guests.stranger(both[0], ann.code, one.json()["key"])
        assert (await ivar.look())["you"]["name"] == "Ivar"
    assert (await press(both[1], ann, secret)).status_code == 409


async def test_the_room_sees_who_is_awaited_and_when_they_came(
    server: Server, guests: Guests
) -> None:
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    secret = await invited(ann, "Ivar", office="it-manager")
    await bob.sees(lambda show: show["people"][-1].get("invited"))
    await ann.do("lock-door", locked=True)
    assert (await press(server, ann, secret)).status_code == 200
    show = await bob.sees(lambda show: show["people"][-1].get("claimed"))
    assert "invited" not in show["people"][-1]
    assert show["signatories"][2]["name"] == "Ivar"


async def test_four_sign_on_four_devices_and_nobody_for_another(
    both: list[Server], guests: Guests
) -> None:
    """On two processes of one database, and the other one prints it."""
    ann = await guests.open(both[0], "A")
    offices = ("relationship-manager", "business-manager", "it-manager", "business-line-manager")
    people = [await comes(both[1], guests, ann, f"Person {it}", it) for it in offices]
    await ann.do("adopt-reference")
    await ann.do("sign-off")
    show = await ann.sees(lambda show: show["revisions"])
    last = {key: show["revisions"][0][key] for key in ("revision", "hash")}
    assert (await ann.ask("sign", **last)).code == "forbidden"
    for person in people:
        assert (await ann.look())["revisions"][0].get("in_force") is None
        await person.do("sign", **last)
    show = await ann.sees(lambda show: show["revisions"][0].get("in_force"))
    assert {one["method"] for one in show["signatures"]} == {"own link"}
    printed = json.loads(await people[0].matrix("json", 1))["signatures"]
    assert [(one["id"], one["state"]) for one in printed] == [(one, "signed") for one in offices]


async def test_a_secret_stands_in_its_link_and_nowhere_else(
    servers: Servers, guests: Guests, tmp_path: Path
) -> None:
    """Not in what the server says, keeps or hands out, before and after it is claimed."""
    server = servers.start()
    ann = await guests.open(server, "A")
    bob = await guests.join(ann, "Bob")
    secret = await invited(ann, "Ivar", office="it-manager")
    await ann.do("adopt-reference")
    await ann.do("sign-off")
    key = (await press(server, ann, secret)).json()["key"]
    await bob.sees(lambda show: show["people"][-1].get("claimed"))
    files = [await ann.matrix(ending, 1) for ending in ("json", "md", "csv")]
    frames = "".join([*ann.frames, *bob.frames])
    for told in (secret, key):
        assert told not in server.log
        assert told not in frames
        assert not any(told.encode() in one for one in files)
        for kept in server.data.rglob("*"):
            if kept.is_file():
                assert told.encode() not in kept.read_bytes(), kept
    assert "Ivar" in frames, "the control"
