"""How somebody is reached is kept like a name: on screens and in files, and gone when erased."""

import json

import pytest

from tests.conftest import Servers
from tests.live.people import Guests
from tests.live.test_erasing import found

pytestmark = pytest.mark.anyio
INCIDENT = "incident:application"
NUMBER = "+358 9 8675309"
DESK = {"name": "Night desk", "kind": "internal", "hours": "always", "contact": NUMBER}


async def test_an_erased_number_is_in_no_file_and_on_no_screen(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    await ann.do("adopt-reference")
    await ann.do("name-executor", INCIDENT, **DESK)
    await ann.do("add-case", title="Down", story="", at="Sunday 03:00", processes=["incident"])
    await ann.do("waive", "supportability-transition:application", why="Later.")
    await ann.sees(lambda show: show[f"cell:{INCIDENT}"]["executors"][0]["contact"] == NUMBER)
    await ann.do("sign-off")
    assert NUMBER.encode() in await ann.matrix("json", 1)
    bytes_then = (await ann.get("/revisions/1/signed")).content
    assert NUMBER.encode() not in bytes_then
    assert NUMBER not in server.log
    assert found(server, NUMBER)

    assert server.run("erase", ann.code, "k1").status == 0
    await ann.sees(lambda show: show[f"cell:{INCIDENT}"]["executors"][0]["contact"] == "")
    await ann.sees(lambda show: any("no number" in g["says"] for g in show["cases"][0]["gaps"]))
    assert not found(server, NUMBER)
    after = json.loads(await ann.matrix("json", 1))
    assert after["executors"][0]["contact"] == "(erased)"
    assert (await ann.get("/revisions/1/signed")).content == bytes_then
    assert server.run("verify").status == 0
