"""F18: asks sent one to five times, in any order, over three sockets, two processes. Shows P2."""

import asyncio
import json
import random
from collections import Counter
from typing import NamedTuple

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import Findings
from tests.faults.client import Json
from tests.faults.conftest import Rounds
from tests.faults.driver import CELLS, CHOICES, Chance
from tests.faults.ledger import Experiment
from tests.faults.watchers import Watcher
from tests.live.people import Guests
from tests.live.server import PATIENCE, Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

FAULT = "F18 duplicates and reordering, asks sent again"
PACE = 17.0  # asks a second on each socket: never faster than is allowed


class Voter(NamedTuple):
    """Bob, on three sockets, with what he asks and all that he was ever answered."""

    person: str
    sockets: list[Watcher]
    bodies: dict[str, Json]
    answers: dict[str, list[Json]]


async def enter(both: list[Server], code: str, key: str, asks: list[Json]) -> Voter:
    where = [both[0], both[1], both[1]]
    sockets = [await (await Watcher.open(server, code, {})).enter(key) for server in where]
    shows = (json.loads(frame) for frame in sockets[0].frames)
    person = next(told["show"]["you"]["person"] for told in shows if "show" in told)
    voter = Voter(person, sockets, {body["id"]: body for body in asks}, {})

    def hear(frame: bytes) -> None:
        if frame.startswith((b'{"done', b'{"refused')):
            told = json.loads(frame)
            number = told.get("done") or told.get("refused")
            voter.answers.setdefault(str(number), []).append(told)

    for socket in sockets:
        socket.told, socket.keeps = hear, False
    return voter


async def send_all(voter: Voter, chance: random.Random) -> int:
    """Every ask one to five times, all in one random order, each by any socket."""
    sending = [body for body in voter.bodies.values() for _ in range(chance.randint(1, 5))]
    chance.shuffle(sending)
    before = sum(map(len, voter.answers.values()))
    for number, body in enumerate(sending):
        chance.choice(voter.sockets).send(json.dumps(body).encode())
        if number % 3 == 2:
            await asyncio.sleep(chance.uniform(0, 2 / PACE))
    async with asyncio.timeout(2 * PATIENCE):
        while sum(map(len, voter.answers.values())) < before + len(sending):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return len(sending)


def judge(voter: Voter, record: store.Record, found: Findings) -> None:
    """Each ask has one answer and one effect; the newest vote stands."""
    newest: dict[str, tuple[int, str]] = {}
    for number, body in voter.bodies.items():
        told = [one for one in voter.answers[number] if one.get("code") != "rate-limited"]
        if len({json.dumps(one) for one in told}) > 1:
            found.found("doubled", f"{number} was answered in several ways: {told}")
        if told and "done" in told[0]:
            found.acknowledged += 1
            cell = f"{body['process']}:{body['scope']}"
            newest[cell] = max(newest.get(cell, (0, "")), (told[0]["seq"], body["reason"]))
    cast = Counter(
        body["cell"] for _, body in record.of_kind("vote-cast") if body["person"] == voter.person
    )
    asked = Counter(f"{body['process']}:{body['scope']}" for body in voter.bodies.values())
    for cell, (_, reason) in newest.items():
        stored = record.ballots.get((voter.person, cell, 1))
        if stored is None:
            found.found("lost", f"{voter.person} {cell}")
        elif stored.reason != reason:
            found.found("wrong", f"{voter.person} {cell}: {stored.reason} stands, not {reason}")
        if cast[cell] > asked[cell]:
            found.found("doubled", f"{cell}: {cast[cell]} votes of {asked[cell]} asks")


async def repeated(
    both: list[Server], guests: Guests, experiment: Experiment, chance: Chance, sizes: list[int]
) -> int:
    """All voters at once, then their whole histories once more; answers how much was sent."""
    people, each = sizes
    ann = await guests.open_by_api(both[0])
    await ann.do_by_api("set-pace", pace="own")
    voters = []
    for number in range(people):
        asks = []
        for count in range(each):
            process, scope = chance.choice(CELLS[:4]).split(":")
            body = {"ask": "cast-vote", "id": f"v{count}", "process": process, "scope": scope}
            asks.append({**body, "choice": chance.choice(CHOICES), "reason": f"{number} {count}"})
        key = (await guests.join_by_api(ann, f"Bob {number}")).key
        voters.append(await enter(both, ann.code, key, asks))
    sent = 0
    for _ in ("first", "all of it once more"):
        sent += sum(await asyncio.gather(*(send_all(voter, chance) for voter in voters)))
    record = store.read(store.of(both[0]), ann.code)
    if [seq for seq, _, _ in record.events] != list(range(1, record.seq + 1)):
        experiment.findings.found("gap", f"{len(record.events)} events, the last is {record.seq}")
    for voter in voters:
        judge(voter, record, experiment.findings)
        for socket in voter.sockets:
            socket.abort()
    return sent


async def test_repeats(
    both: list[Server], guests: Guests, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(FAULT, 0)
    sizes = [rounds(4, 30), rounds(12, 60)]
    experiment.rounds = await repeated(both, guests, experiment, chance, sizes)
    assert all("Traceback" not in server.log for server in both)
    experiment.passes()


@pytest.fixture
def forgetful(servers: Servers, postgres: Postgres, redis: RedisServer) -> list[Server]:
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
    return [servers.start("forgets-asks", **where), servers.start("forgets-asks", **where)]


async def test_repeats_control(
    forgetful: list[Server], guests: Guests, experiment: Experiment, chance: Chance
) -> None:
    experiment.of(FAULT, 0)
    await repeated(forgetful, guests, experiment, chance, [2, 8])
    experiment.is_caught("doubled", "forgets what was asked")
