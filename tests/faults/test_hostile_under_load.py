"""F23: bad input of every kind, quiet and while thirty others vote. Shows P7, P8."""

import asyncio

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.crowding import OTHERS, while_voting
from tests.faults.driver import Crowd
from tests.faults.ledger import Experiment
from tests.live import crooked, hostile
from tests.live.people import Guests, Person
from tests.live.raw import Line
from tests.live.server import Server
from tests.live.test_hostile_input import refused_all, standing

pytestmark = pytest.mark.anyio

FAULT = "F23 hostile input, quiet and under load, inputs"


async def crooked_all(server: Server, ann: Person, every: int) -> int:
    """Requests no library writes: each is refused, or its connection ends without an answer."""
    for what, sent in crooked.REQUESTS[::every]:
        sent = sent.replace(b"{path}", ann.address.encode()).replace(b"{key}", ann.key.encode())

        def spoken(sent: bytes = sent) -> bytes:
            with Line(server) as line:
                line.send(sent)
                line.socket.shutdown(1)
                return line.rest()

        answer = await asyncio.to_thread(spoken)
        status = answer.split(b" ", 2)[1] if answer.startswith(b"HTTP/1.1 ") else b""
        assert not answer or status.startswith(b"4"), (what, answer[:200])
    return len(crooked.REQUESTS[::every])


async def called_all(ann: Person, every: int) -> int:
    for call in hostile.CALLS[::every]:
        path = ann.address + call.path
        answer = await ann.http.request(
            call.method, path, content=call.content, headers=call.headers
        )
        assert answer.status_code in call.status, (call.what, answer.text)
        assert answer.json()["code"], call.what
    return len(hostile.CALLS[::every])


async def everything(server: Server, guests: Guests, every: int) -> int:
    """All of it in a workshop of its own, in which nothing comes of it; answers how much it was."""
    ann = await guests.open_by_api(server)
    bob = await guests.join_by_api(ann, "Bob")
    before = await standing(ann), store.read(server.database, ann.code).events
    frames, forbidden = hostile.FRAMES[::every], hostile.FORBIDDEN[::every]
    await refused_all(ann, frames)
    await refused_all(bob, forbidden)
    count = len(frames) + len(forbidden) + await called_all(ann, every)
    count += await crooked_all(server, ann, every)
    assert (await standing(ann), store.read(server.database, ann.code).events) == before
    return count


async def test_hostile_input(
    servers: Servers, guests: Guests, gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    every = rounds(5, 1)
    experiment.of(FAULT, 0)
    server = servers.start()
    experiment.rounds = await everything(server, guests, every)
    crowd: Crowd = await gather([server], voters=OTHERS)

    async def under_load() -> None:
        for _ in range(rounds(1, 5)):
            experiment.rounds += await everything(server, guests, every)

    waits = await while_voting(crowd, under_load())
    await crowd.settled()
    experiment.add(await check(crowd, store.read(server.database, crowd.code)), waits[-1])
    assert "Traceback" not in server.log
    experiment.passes()


async def test_hostile_input_control(
    servers: Servers, guests: Guests, experiment: Experiment
) -> None:
    experiment.of(FAULT, 0)
    server = servers.start("permits-all")
    with pytest.raises(AssertionError, match="a participant's"):
        await everything(server, guests, 9)
    experiment.caught("permits all: a forbidden ask is done")
