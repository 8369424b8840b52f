"""P1: what was acknowledged is there after kill -9. The control answers first, and is caught."""

import asyncio

import pytest
from websockets.exceptions import ConnectionClosed

from app.matrix.catalogue import FOURTEEN
from tests.conftest import Servers
from tests.live.people import Guests, Json, Person
from tests.live.server import Server

pytestmark = pytest.mark.anyio

CELLS = [f"{process}:application" for process in FOURTEEN.processes]


async def burst(server: Server, host: Person, voters: list[Person], choice: str) -> dict[str, str]:
    """Everyone votes on everything at once; the server is killed in the midst of it.

    Answers what was acknowledged: person and cell, and the choice.
    """
    acknowledged: dict[str, str] = {}
    enough = asyncio.Event()

    async def vote(person: Person) -> None:
        waiting = {}
        for cell in CELLS:
            body = person.body("cast-vote", cell, choice=choice, reason=f"because {cell}")
            waiting[body["id"]] = cell
            await person.send(body)
        while (told := await _next(person)) and waiting:
            if "done" in told:
                acknowledged[f"{person.key} {waiting.pop(told['done'])}"] = choice
                if len(acknowledged) >= len(voters):
                    enough.set()

    async def cut() -> None:
        await enough.wait()
        server.kill()

    await asyncio.gather(cut(), *(vote(person) for person in voters))
    return acknowledged


async def _next(person: Person) -> Json | None:
    try:
        return await person.read()
    except ConnectionClosed:
        return None


async def lost_after_kills(server: Server, guests: Guests, rounds: int) -> int:
    """How many acknowledged votes were not there after the server came back."""
    ann = await guests.open(server)
    await ann.do("set-pace", pace="own")
    voters = [await guests.join(ann, name) for name in ("Bob", "Carol", "Dora")]
    lost = 0
    for number in range(rounds):
        acknowledged = await burst(server, ann, voters, ("business", "it-ops")[number % 2])
        assert acknowledged, "the burst was over before it began"
        server.start()
        for person in voters:
            await person.enter()
            mine = {cell: person.show["mine"].get(cell) for cell in CELLS}
            for cell in CELLS:
                said = acknowledged.get(f"{person.key} {cell}")
                lost += said is not None and mine[cell] != said
    return lost


@pytest.mark.parametrize("part", range(2))
async def test_no_acknowledged_vote_is_lost(servers: Servers, guests: Guests, part: int) -> None:
    assert await lost_after_kills(servers.start("slow-disk"), guests, rounds=5) == 0


async def test_a_server_that_answers_first_is_found_out(servers: Servers, guests: Guests) -> None:
    assert await lost_after_kills(servers.start("slow-disk,answers-first"), guests, rounds=2) > 0
