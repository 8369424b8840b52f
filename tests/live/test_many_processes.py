"""One workshop served by two processes, over PostgreSQL and Redis: one truth, and a bell."""

import asyncio

import psycopg
import pytest

from tests.conftest import Servers
from tests.live.people import Guests, Person
from tests.live.server import PATIENCE, Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio
INCIDENT = "incident:application"


async def elsewhere(guests: Guests, person: Person, server: Server) -> Person:
    """The same person, by the other process."""
    return await guests.stranger(server, person.code, person.key).enter()


async def apart(both: list[Server], guests: Guests) -> tuple[Person, Person]:
    """Ann with the one process, Bob with the other."""
    here, there = both
    ann = await guests.open(here)
    return ann, await elsewhere(guests, await guests.join_by_api(ann, "Bob", "business"), there)


async def test_a_workshop_is_one_whoever_serves_it(both: list[Server], guests: Guests) -> None:
    ann, bob = await apart(both, guests)
    _, there = both
    carol = await elsewhere(guests, await guests.join_by_api(ann, "Carol", "it-ops"), there)
    await ann.sees(lambda show: sum(one["here"] for one in show["people"]) == 3)

    await ann.do("focus", INCIDENT)
    await bob.sees(lambda show: show.get("focus"))
    await bob.do("cast-vote", INCIDENT, choice="it-ops")
    await carol.do("cast-vote", INCIDENT, choice="business")
    await ann.sees(lambda show: show[f"cell:{INCIDENT}"]["voted"] == 2)
    await ann.do("reveal", INCIDENT)
    await bob.sees(lambda show: show[f"cell:{INCIDENT}"]["pattern"] == "orphaned")

    await carol.leave()
    await ann.sees(lambda show: sum(one["here"] for one in show["people"]) == 2)
    await ann.do("remove-person", person=bob.id)
    assert await bob.is_closed() == 4501
    draft = await ann.get("/matrix.csv")
    assert (await guests.stranger(there, ann.code, ann.key).get("/matrix.csv")).text == draft.text


async def test_a_retry_by_the_other_process_gets_the_first_answer(
    both: list[Server], guests: Guests
) -> None:
    here, there = both
    ann = await guests.open(here)
    body = ann.body("park", text="Who pays?")
    await ann.send(body)
    first = await ann.answer(body["id"])
    again = await elsewhere(guests, ann, there)
    await again.send(body)
    assert await again.answer(body["id"]) == first
    assert len(again.show["parked"]) == 1
    await again.send({**body, "text": "Who answers?"})
    assert (await again.answer(body["id"])).code == "conflict"


async def test_two_facilitators_never_both_win(both: list[Server], guests: Guests) -> None:
    here, there = both
    ann = await guests.open(here)
    twin = await elsewhere(guests, ann, there)
    for number in range(20):
        asks = (
            ann.ask("decide", INCIDENT, accountable="business"),
            twin.ask("decide", INCIDENT, accountable="it-ops"),
        )
        answers = await asyncio.gather(*asks)
        assert sorted(one.code or "done" for one in answers) == ["done", "wrong-state"], number
        won = "business" if answers[0].done else "it-ops"
        done = await ann.do("reopen", INCIDENT)
        await twin.hears_of(done.seq)
        await ann.hears_of(done.seq)
        past = (await twin.get(f"/more/history?of={INCIDENT}")).json()
        assert past["decisions"][-1]["accountable"] == won
    assert ann.cell(INCIDENT) == twin.cell(INCIDENT)


async def test_a_vote_is_in_the_reveal_or_refused(both: list[Server], guests: Guests) -> None:
    ann, bob = await apart(both, guests)
    await ann.do("set-pace", pace="own")
    outcomes = set()
    for number in range(40):
        vote, reveal = await asyncio.gather(
            bob.ask("cast-vote", INCIDENT, choice="it-ops"), _soon(ann, number % 4)
        )
        await ann.hears_of(reveal)
        counted = ann.cell(INCIDENT)["tally"] == {"it-ops": {"business": 1}}
        assert counted == vote.done, number
        outcomes.add(vote.code)
        done = await ann.do("vote-again", INCIDENT)
        await bob.hears_of(done.seq)
    assert outcomes <= {None, "wrong-state"}


async def _soon(ann: Person, steps: int) -> int:
    for _ in range(steps):
        await asyncio.sleep(0.001)
    return (await ann.do("reveal", INCIDENT)).seq


async def test_who_was_with_a_killed_process_goes_on_with_the_other(
    both: list[Server], guests: Guests
) -> None:
    ann, bob = await apart(both, guests)
    await ann.do("set-pace", pace="own")
    await bob.do("cast-vote", INCIDENT, choice="it-ops")
    here, there = both
    there.kill()
    assert await bob.is_closed() == 1006
    bob = await elsewhere(guests, bob, here)
    assert bob.show["mine"] == {INCIDENT: "it-ops"}


async def test_without_redis_it_takes_two_seconds_longer(
    both: list[Server], guests: Guests, redis: RedisServer
) -> None:
    ann, bob = await apart(both, guests)
    here, _ = both
    redis.kill()
    assert here.get("/readyz").status_code == 503
    await ann.do("focus", INCIDENT)
    await bob.sees(lambda show: show.get("focus"))
    redis.start()
    await ann.do("focus", "change:interface")
    await bob.sees(lambda show: show["focus"]["process"] == "change")
    while here.get("/readyz").status_code != 200:  # noqa: ASYNC110 - only asking tells
        await asyncio.sleep(0.1)
    async with asyncio.timeout(PATIENCE):
        while "the bell is heard again" not in here.log:  # noqa: ASYNC110 - only reading tells
            await asyncio.sleep(0.1)
    assert here.log.count("the bell is not heard") == 1, "said once, not every second"


async def test_a_killed_postgres_loses_nothing_acknowledged(
    both: list[Server], guests: Guests, postgres: Postgres
) -> None:
    here, _ = both
    ann = await guests.open(here)
    bodies = [ann.body("park", text=f"Topic {number}") for number in range(30)]
    for body in bodies:
        await ann.send(body)
    first = await ann.answer(bodies[0]["id"])
    postgres.kill()
    answers = [first, *[await ann.answer(body["id"]) for body in bodies[1:]]]
    acked = [body for body, answer in zip(bodies, answers, strict=True) if answer.done]
    assert {answer.code for answer in answers} <= {None, "unavailable"}
    postgres.start()
    for body in bodies:  # whoever was not told asks again, and nothing is there twice
        await ann.send(body)
        assert (await ann.answer(body["id"])).done
    whole = await ann.again()
    parked = [one["text"] for one in whole.show["parked"]]
    assert sorted(parked) == sorted(body["text"] for body in bodies)
    assert {body["text"] for body in acked} <= set(parked)


async def test_a_frozen_postgres_is_not_waited_for(
    both: list[Server], guests: Guests, postgres: Postgres
) -> None:
    here, _ = both
    ann = await guests.open(here)
    postgres.freeze()
    body = ann.body("park", text="Who pays?")
    await ann.send(body)
    assert (await ann.answer(body["id"])).code == "unavailable"
    assert here.get("/healthz").status_code == 200
    postgres.thaw()
    while not (await _again(ann, body)):  # noqa: ASYNC110 - only asking tells
        await asyncio.sleep(0.1)
    assert len((await ann.again()).show["parked"]) == 1


async def _again(person: Person, body: dict[str, object]) -> bool:
    await person.send(body)
    return (await person.answer(str(body["id"]))).done


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_postgres_that_would_lose_commits_is_refused(servers: Servers, setting: str) -> None:
    careless = Postgres().start(**{setting: "off"})
    try:
        outcome = servers.new(DATABASE_URL=careless.database()).run("serve")
    finally:
        careless.close()
    assert outcome.status != 0
    assert f"{setting} = off" in outcome.said
    assert "Traceback" not in outcome.said


def test_the_tables_go_up_and_down_on_postgres_and_what_is_written_stays(
    servers: Servers, postgres: Postgres
) -> None:
    url = postgres.database()
    server = servers.new(DATABASE_URL=url)
    for to in ("head", "base", "0001", "head"):
        assert server.run("migrate", to).status == 0
    with psycopg.connect(url.replace("+psycopg", "")) as db:
        db.execute("INSERT INTO event VALUES ('ABCDEFGH', 1, '', '', '{}')")
        for act in ("UPDATE event SET body = ''", "DELETE FROM event"):
            with pytest.raises(psycopg.errors.RaiseException), db.transaction():
                db.execute(act.encode())
