"""The room without a single socket: slower, and complete."""

import asyncio
import itertools
import json
import re
from typing import Any

import pytest

from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.polling import Poller
from tests.live.server import Server

pytestmark = pytest.mark.anyio
INCIDENT = "incident:application"
TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")


@pytest.fixture
async def pollers(anyio_backend: str) -> Any:
    made = Guests(Poller)
    yield made
    await made.close()


def here(name: str, is_here: bool = True) -> Any:
    """What a screen shows when somebody is here, or is not."""
    return lambda show: any(
        one["name"] == name and one["here"] is is_here for one in show["people"]
    )


async def test_who_polls_votes_and_sees_as_others_do(
    server: Server, guests: Guests, pollers: Guests
) -> None:
    ann = await guests.open(server)
    bob = await pollers.join(ann, "Bob")
    await ann.sees(here("Bob"))
    assert (await ann.sees(lambda show: show["polling"]))["polling"] == 1
    await ann.do("focus", INCIDENT)
    await bob.sees(lambda show: show.get("focus"))
    await bob.do("cast-vote", INCIDENT, choice="business", reason="Us.")
    await ann.sees(lambda show: show[f"cell:{INCIDENT}"]["voted"] == 1)
    shown = await bob.sees(lambda show: show["mine"])
    assert shown["mine"] == {INCIDENT: "business"}
    assert ann.show["mine"] == {}
    await ann.do("reveal", INCIDENT)
    await bob.sees(lambda show: show[f"cell:{INCIDENT}"]["tally"])
    refused = await bob.ask("cast-vote", INCIDENT, choice="business")
    assert (refused.code, refused.why) == ("wrong-state", "The votes on this cell are closed.")
    await ann.do("set-timer", seconds=60)
    assert (await bob.sees(lambda show: show.get("timer")))["timer"]["seconds"] == 60
    whole = await bob.look()
    await bob.hears_of((await ann.do("park", text="Hours")).seq)
    told = whole | {"parked": bob.show["parked"], "clock": bob.show["clock"]}
    assert bob.show == {key: value for key, value in told.items() if value is not None}


async def test_a_tab_that_is_closed_is_gone_within_seconds(
    server: Server, guests: Guests, pollers: Guests
) -> None:
    ann = await guests.open(server)
    bob = await pollers.join(ann, "Bob")
    await ann.sees(here("Bob"))
    waiting = asyncio.create_task(bob.read())
    await ann.do("park", text="Hours")
    await waiting
    reading = asyncio.create_task(bob.is_closed())  # a request waits for news
    await asyncio.sleep(0)
    reading.cancel()
    await bob.leave()
    shown = await ann.sees(here("Bob", False))
    assert shown["polling"] == 0


async def test_who_is_removed_locked_out_or_asked_to_come_again_is_told_so(
    servers: Servers, guests: Guests, pollers: Guests
) -> None:
    server = servers.start()
    ann = await guests.open(server)
    bob, carol = await pollers.join(ann, "Bob"), await pollers.join(ann, "Carol")
    stage = await pollers.watch(ann)
    ends = [asyncio.create_task(one.is_closed()) for one in (bob, stage, carol)]
    await ann.do("remove-person", person=bob.id)
    assert await ends[0] == 4501
    assert await bob.is_closed() == 4501, "and its key opens nothing"
    await ann.do("lock-door", locked=True)
    assert await ends[1] == 4501
    assert not ends[2].done()
    await asyncio.to_thread(server.stop)
    assert await ends[2] == 1012
    server.start()
    again = await carol.enter()
    assert again.show["workshop"]["locked"]


async def test_a_server_that_was_killed_begins_anew(servers: Servers, pollers: Guests) -> None:
    """It knows no cursor of its life before, nor does another process."""
    server = servers.start()
    ann = await pollers.open(server)
    assert isinstance(ann, Poller)
    await ann.do("park", text="before")
    await ann.sees(lambda show: show["parked"])
    await ann.leave()
    await asyncio.to_thread(server.kill)
    server.start()
    assert ann.cursor
    await ann.do("park", text="after")
    shown = await ann.sees(lambda show: len(show["parked"]) == 2)
    assert ann.wholes == 2
    assert shown["you"]["name"] == "Ann"


async def test_with_another_process_who_polls_is_here_too(
    both: list[Server], guests: Guests, pollers: Guests
) -> None:
    one, other = both
    ann = await guests.open(one)
    bob = await pollers.join_by_api(ann, "Bob")
    await pollers.stranger(other, ann.code, bob.key).enter()
    await ann.sees(here("Bob"))
    assert (await ann.sees(lambda show: show["polling"]))["polling"] == 1


async def session(server: Server, people: Guests) -> bytes:
    """Six of them, from the first vote to the signature; answers the bytes that were signed."""
    ann = await people.open_by_api(server, model="A")
    joined = (("Bob", "business"), ("Carol", "it-ops"), ("Dan", "it-delivery"), ("Eve", "vendor"))
    rest = [await people.join_by_api(ann, *one) for one in joined]
    await people.join_by_api(ann, "Olga", role="observer")
    for one in people.all:
        await one.enter()
    stage = await people.watch(ann)
    await ann.sees(lambda show: show["crowd"]["here"] == 6)
    for process in ("incident", "change"):
        await decided(ann, rest, f"{process}:application")
    await ann.do("adopt-reference")
    await ann.do("name-signatory", signatory="it-manager", name="Ivar")
    done = await ann.do("sign-off")
    shown = await stage.hears_of(done.seq)
    assert shown["workshop"]["state"] == "signed-off"
    signed = json.loads(await ann.matrix("json", 1))
    assert signed["hash"] == shown["revisions"][0]["hash"]
    del signed["session"]  # the same bytes once more, where no time in them can be read over
    return TIMES.sub(b"TIME", json.dumps(signed | {"hash": ""}).encode())


async def decided(ann: Person, rest: list[Person], cell: str) -> None:
    """A cell from focus to decision, each step seen by everybody before the next."""
    await seen(rest, await ann.do("focus", cell))
    choices = ("business", "it-ops", "it-ops", "abstain")
    for one, choice in zip(rest, choices, strict=True):
        await one.do("cast-vote", cell, choice=choice, reason=f"says {choice}")
    await ann.sees(lambda show: show[f"cell:{cell}"]["voted"] == len(rest))
    await seen(rest, await ann.do("reveal", cell))
    decision = {"accountable": "it-ops", "rationale": "They get up at night.", "dissent": "Bob."}
    await seen(rest, await ann.do("decide", cell, **decision))


async def seen(people: list[Person], done: Any) -> None:
    for one in people:
        await one.hears_of(done.seq)


async def test_a_session_of_six_signs_the_same_without_a_socket(
    servers: Servers, guests: Guests, pollers: Guests
) -> None:
    """Ids and chance are counted alike with both; the times are not, and the hash covers them."""
    with_sockets = servers.start("same-ids")
    without = servers.start("same-ids,never-gone")
    signed = await session(without, pollers)
    assert without.metric("remit_sockets") == 7, "places are taken all the same"
    assert signed == await session(with_sockets, guests)
    assert b"They get up at night." in signed


async def test_many_news_at_once_come_in_few_answers(
    server: Server, guests: Guests, pollers: Guests
) -> None:
    ann = await guests.open(server)
    bob = await pollers.join(ann, "Bob")
    assert isinstance(bob, Poller)
    last = [await ann.do("park", text=f"topic {number}") for number in range(30)][-1]
    await bob.hears_of(last.seq)
    assert len(bob.show["parked"]) == 30
    assert bob.wholes == 1


async def test_two_processes_may_take_turns_with_who_polls(
    both: list[Server], guests: Guests, pollers: Guests
) -> None:
    """As a proxy deals them out: nothing is missed, and a quiet room is not asked in a whirl."""
    one, other = both
    ann = await guests.open(one)
    bob = await pollers.join_by_api(ann, "Bob")
    assert isinstance(bob, Poller)
    bob.turns = itertools.cycle([one.url, other.url])
    await bob.enter()
    await ann.sees(here("Bob"))
    for number in range(6):
        done = await ann.do("park", text=f"topic {number}")
        shown = await bob.hears_of(done.seq)
        assert len(shown["parked"]) == number + 1
    reading = asyncio.create_task(bob.is_closed())
    await asyncio.sleep(1.0)  # in which a whirl would turn many times
    reading.cancel()
    assert bob.wholes < 20
