"""F30: sign-off against late edits, by two processes. Shows P4, P9."""

import asyncio
import json
from functools import partial

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import Findings
from tests.faults.conftest import Rounds
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

RACE = "F30 sign-off against late edits"
IN_A_WORKSHOP = 25  # races; every revision is on every screen
OFFICE = "it-manager"


async def raced(both: list[Server], chance: Chance, races: int) -> Findings:
    """Ann signs with the one process, and goes on editing with the other, at the same moment."""
    crowd = Crowd(both, chance)
    await crowd.open(model="A")
    crowd.stage = await crowd.join("Olga", "other", "observer")
    twin = crowd._client(crowd.ann.key)
    twin.where = 1
    crowd.observers.append(twin)
    for client in crowd.everyone:
        client.start()
    await crowd.are_here()
    await crowd.ann.do("adopt-reference")
    try:
        for number in range(races):
            crowd.soon(0.006, partial(crowd.ann.ask, "sign-off"))
            name = f"Carol {number}"
            crowd.soon(0.006, partial(twin.ask, "describe", description=name))
            crowd.soon(0.006, partial(twin.ask, "name-signatory", signatory=OFFICE, name=name))
            await crowd.saved()
            await crowd.ann.do("start-revision")
        return signed_right(crowd, store.of(both[0]))
    finally:
        await crowd.close()


def signed_right(crowd: Crowd, where: object) -> Findings:
    """Each revision holds exactly what the log has before it; what came later was refused."""
    assert isinstance(where, str)
    record = store.read(where, crowd.code)
    query = f"SELECT revision, content FROM revision WHERE workshop = '{crowd.code}'"
    contents = {number: json.loads(text) for number, text in store.rows(where, [query])[0]}
    found = Findings(acknowledged=crowd.acknowledged)
    described, named, is_signed = "", "", False
    for seq, _, body in record.events:
        kind, _, _ = body["is"].partition(":")  # in whichever form
        if is_signed and kind != "revision-started":
            found.found("wrong", f"{kind} as {seq}, in a signed workshop")
        is_signed = kind == "signed-off" or (is_signed and kind != "revision-started")
        if kind == "described":
            described = body["description"]
        elif kind == "signatory-named":
            named = body["name"]
        elif kind == "signed-off":
            content = contents[body["revision"]]
            offices = {one["signatory"]: one["name"] for one in content["signatories"]}
            if (content["description"], offices[OFFICE]) != (described, named):
                found.found("wrong", f"revision {body['revision']} is not what was there")
    for client in crowd.everyone:
        late = [code for code in client.history.refused.values() if code != "signed-off"]
        for code in late:
            found.found("wrong", f"a late edit was refused as {code}")
    return found


async def test_race(
    both: list[Server], experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    experiment.of(RACE, rounds(25, 1000))
    for _ in range(experiment.rounds // IN_A_WORKSHOP):
        experiment.add(await raced(both, chance, IN_A_WORKSHOP))
    verified = await asyncio.to_thread(both[0].run, "verify")
    assert verified.status == 0, verified.said
    experiment.passes()


async def test_race_control(
    servers: Servers, experiment: Experiment, postgres: Postgres, redis: RedisServer, chance: Chance
) -> None:
    experiment.of(RACE, 40)
    where = {"DATABASE_URL": postgres.database(), "REDIS_URL": redis.url}
    both = [servers.start("signs-an-old-draft", **where) for _ in range(2)]
    while experiment.tries_on("wrong"):
        experiment.add(await raced(both, chance, 10))
    experiment.is_caught("wrong", "signs an old draft")
