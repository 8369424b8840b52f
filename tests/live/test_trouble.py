"""P12: when something cannot be kept it is said and refused, and it goes on when that is over."""

import asyncio
import os
import signal

import httpx2
import pytest

from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.server import running

pytestmark = pytest.mark.anyio

INCIDENT = "incident:application"


async def test_a_full_disk_is_said_and_survived(servers: Servers, guests: Guests) -> None:
    server = servers.start("full-disk")
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    kept = await ann.do("park", text="before")
    full = server.data / "full"
    full.touch()
    body = ann.body("park", text="x" * 4000)
    for _ in range(3):
        await ann.send(body)
        refused = await ann.answer(body["id"])
        assert (refused.code, refused.why.endswith(".")) == ("unavailable", True)
    answer = await ann.ask_by_api(body | {"id": "by-api"})
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert [one["text"] for one in (await bob.look())["parked"]] == ["before"]
    assert server.get("/healthz").status_code == 200
    full.unlink()
    await ann.send(body)
    assert (await ann.answer(body["id"])).done, "the same ask, now that there is room"
    show = await bob.sees(lambda show: len(show["parked"]) == 2)
    assert show["parked"][1]["text"] == "x" * 4000
    assert kept.seq < bob.seq
    assert "Traceback" not in server.log


async def test_readiness_tells_of_a_database_that_is_not_ready(servers: Servers) -> None:
    server = servers.start()
    assert server.get("/readyz").json() == {"status": "ready"}
    assert server.run("migrate", "base").status == 0
    answer = server.get("/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["content-type"] == "application/problem+json"
    assert server.run("migrate").status == 0
    assert server.get("/readyz").status_code == 200


async def test_after_a_restart_everyone_sees_the_same_again(
    servers: Servers, guests: Guests
) -> None:
    """P6, with asks sent again under their ids: nothing is lost, nothing is done twice."""
    server = servers.start("slow-disk")
    ann = await guests.open(server)
    await ann.do("set-pace", pace="own")
    people = [ann, *[await guests.join(ann, name) for name in ("Bob", "Carol")]]
    unsaved = {}
    for person in people:
        unsaved[person.key] = [
            person.body("cast-vote", cell, choice="business")
            for cell in (INCIDENT, "change:application", "contract:interface")
        ]
        for body in unsaved[person.key]:
            await person.send(body)
    topic = ann.body("park", text="once")
    await ann.send(topic)
    await people[1].answer(unsaved[people[1].key][0]["id"])
    await asyncio.to_thread(server.kill)
    server.start()
    for person in people:
        await person.enter()
        again = [*unsaved[person.key], *([topic] if person is ann else [])]
        for body in again:
            await person.send(body)
        for body in again:
            assert (await person.answer(body["id"])).done
    last = await ann.do("focus", INCIDENT)
    shows = [dict(await person.hears_of(last.seq)) for person in people]
    for show in shows:
        assert [show[f"cell:{cell}"]["voted"] for cell in (INCIDENT, "contract:interface")] == [
            3,
            3,
        ]
        assert [one["text"] for one in show["parked"]] == ["once"]
    alone = {"you", "mine", "mine_why", "clock"}
    shared = [{key: show[key] for key in show if key not in alone} for show in shows]
    assert shared[0] == shared[1] == shared[2]


async def test_a_whole_screen_bears_the_number_of_what_it_shows(
    servers: Servers, guests: Guests
) -> None:
    """Also where what it shows was asked after it, and written with it."""
    server = servers.start("slow-disk")
    ann = await guests.open(server)
    bob = await guests.join(ann, "Bob")
    numbers: dict[str, int] = {}
    for number in range(8):
        bodies = [ann.body("park", text=f"topic {number}.{part}") for part in range(3)]
        await ann.send(bodies[0])  # while this is written, the others gather
        entering = asyncio.create_task(bob.enter())
        for body in bodies[1:]:
            await asyncio.sleep(0.01)
            await ann.send(body)
        for body in bodies:
            numbers[str(body["text"])] = (await ann.answer(str(body["id"]))).seq
        await entering
        shown = [str(one["text"]) for one in bob.show["parked"]]
        assert bob.seq >= max(numbers[text] for text in shown)


async def test_a_printer_that_dies_costs_nobody_a_file(servers: Servers, guests: Guests) -> None:
    server = servers.start()
    ann = await guests.open(server)
    assert (await printed(ann)).content.startswith(b"%PDF")
    (printer,) = server.printers
    os.kill(printer, signal.SIGSTOP)
    waiting = asyncio.create_task(printed(ann))
    await ann.do("park", text="while it is printed")
    os.kill(printer, signal.SIGKILL)
    assert (await waiting).content.startswith(b"%PDF")
    assert printer not in server.printers
    assert "Traceback" not in server.log


async def test_no_printer_outlives_its_server(servers: Servers, guests: Guests) -> None:
    server = servers.start()
    assert (await printed(await guests.open(server))).status_code == 200
    (printer,) = server.printers
    assert running(printer)
    server.kill()
    async with asyncio.timeout(60):
        while running(printer):  # noqa: ASYNC110 - it has none
            await asyncio.sleep(0.05)


async def printed(person: Person) -> httpx2.Response:
    return await person.http.get(f"{person.address}/matrix.pdf")


async def test_a_database_moved_away_is_noticed_at_once(servers: Servers, guests: Guests) -> None:
    """Nothing is said to be kept that nobody finds again; put back, it goes on."""
    server = servers.start()
    ann = await guests.open(server)
    await ann.do("park", text="Before")
    elsewhere = server.data / "elsewhere"
    server.database.rename(elsewhere)
    assert (await ann.ask("park", text="Meanwhile")).code == "unavailable"
    ready = server.get("/readyz")
    assert (ready.status_code, ready.json()["detail"]) == (503, "The file of the database is gone.")
    elsewhere.rename(server.database)
    await ann.do("park", text="After")
    assert server.get("/readyz").status_code == 200
    texts = [one["text"] for one in (await ann.look())["parked"]]
    assert texts == ["Before", "After"]


async def test_a_database_exchanged_for_another_is_noticed_at_once(
    servers: Servers, guests: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    copy = server.data / "copy"
    copy.write_bytes(server.database.read_bytes())
    copy.replace(server.database)
    assert (await ann.ask("park", text="Where?")).code == "unavailable"
