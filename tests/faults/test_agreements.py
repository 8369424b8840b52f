"""F37, F38: an agreement under kill -9, and editors against who signs. Shows P1, P2, P4, P9."""

import asyncio

import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.agreeing import Writer, checked, gathered, signed_right
from tests.faults.conftest import Rounds
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.live.partners import Partners
from tests.live.server import Server

pytestmark = pytest.mark.anyio

KILLED = "F37 kill -9 while both sides draft an agreement"
RACE = "F38 sign-off of an agreement against late edits"
WRITERS, EACH = 6, 20


async def killed(
    partners: Partners, servers: list[Server], chance: Chance, experiment: Experiment
) -> None:
    """All draft at once; one process is killed in the midst of it, and comes again."""
    writers = await gathered(partners, servers, WRITERS)
    work = [asyncio.create_task(one.write(EACH)) for one in writers[1:]]
    await asyncio.sleep(chance.uniform(0.02, 0.4))
    servers[-1].kill()
    await asyncio.to_thread(servers[-1].start)
    await asyncio.gather(*work)
    experiment.add(checked(store.of(servers[0]), writers[0].person.code, writers))


async def test_killed_on_sqlite(
    servers: Servers, partners: Partners, experiment: Experiment, rounds: Rounds, chance: Chance
) -> None:
    number = experiment.of(KILLED, rounds(3, 60)).rounds
    server = servers.start()
    for _ in range(number):
        await killed(partners, [server], chance, experiment)
    assert store.is_whole(server.database)
    experiment.passes()


async def test_killed_on_postgres(
    both: list[Server],
    partners: Partners,
    experiment: Experiment,
    rounds: Rounds,
    chance: Chance,
) -> None:
    number = experiment.of(f"{KILLED}, two processes", rounds(3, 60)).rounds
    for _ in range(number):
        await killed(partners, both, chance, experiment)
    experiment.passes()


async def test_killed_control(
    servers: Servers,
    partners: Partners,
    experiment: Experiment,
    chance: Chance,
) -> None:
    experiment.of(KILLED, 12)
    server = servers.start("answers-early")
    while experiment.tries_on("lost"):
        await killed(partners, [server], chance, experiment)
    experiment.is_caught("lost", "answers early")


async def raced(both: list[Server], partners: Partners, races: int) -> Writer:
    """Ann signs with the one process, Bob and Carol write with both, at the same moment."""
    ann, *writers = await gathered(partners, both, 2)
    for number in range(races):
        version = (await ann.person.look())["philosophy"]["version"]
        written = [
            one.person.ask_by_api(
                one.person.body("write-philosophy", text=f"{one.name} {number}", base=version)
            )
            for one in writers
        ]
        signing = ann.person.ask_by_api(ann.person.body("sign-off"))
        signed, *told = await asyncio.gather(signing, *written)
        assert signed.status_code == 200, signed.text
        codes = [one.json().get("code", "done") for one in told]
        assert set(codes) <= {"done", "conflict", "signed-off"}, codes
        assert codes.count("done") <= 1, "two wrote on one version"
        await ann.person.do_by_api("start-revision")
    return ann


async def test_race(
    both: list[Server], partners: Partners, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(RACE, rounds(25, 500))
    ann = await raced(both, partners, experiment.rounds)
    experiment.add(signed_right(store.of(both[0]), ann.person.code))
    verified = await asyncio.to_thread(both[0].run, "verify")
    assert verified.status == 0, verified.said
    experiment.passes()
