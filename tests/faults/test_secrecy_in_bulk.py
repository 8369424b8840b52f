"""T26, T27: not a byte to anybody else depends on a hidden vote, over a million frames. Shows P3.

The same script is played twice on fresh servers, with other hidden votes. Frames, files, pages,
log lines, metrics and what goes over Redis have to be equal: in bytes, number, length and order.
"""

import random

import pytest

from tests.conftest import Servers
from tests.faults import masks
from tests.faults.conftest import Rounds
from tests.faults.driver import Chance
from tests.faults.ledger import Experiment
from tests.faults.secrecy import Play, Told
from tests.live.people import Guests
from tests.stores import Postgres, RedisServer

pytestmark = pytest.mark.anyio

PUBLIC = "http://remit.example"  # in links, and in the picture of one: ports differ


class Theatre:
    """Plays the same script with other votes, each time on servers of its own."""

    def __init__(self, servers: Servers, guests: Guests, seed: int) -> None:
        self.servers = servers
        self.guests = guests
        self.seed = seed
        self.steps = 0
        self.stages = 0
        self.pollers = 1
        self.asked = 0
        self.frames = 0

    async def play(self, variant: str, hidden: int, *stores: Postgres | RedisServer) -> Told:
        where = {"PUBLIC_URL": PUBLIC}
        redis = None
        for store in stores:
            if isinstance(store, RedisServer):
                redis, where["REDIS_URL"] = store, store.url
            else:
                where["DATABASE_URL"] = store.database()
        servers = [self.servers.start(f"same-ids,polls-at-any-pace{variant}", **where)]
        if redis:  # ids are drawn by the first process only; the second needs a name of its own
            servers.append(self.servers.start(f"polls-at-any-pace{variant}", **where))
        play, told = Play(servers, self.guests, redis), Told()
        script, votes = random.Random(self.seed), random.Random(hidden)
        try:
            await play.gather(self.stages, self.pollers)
            await play.in_stages(script, votes)
            acts = 4 if self.steps > 100 else 1
            for _ in range(acts):
                await play.votes(script, votes, self.steps // acts)
                await play.ask_around(told)
            await play.last_votes(votes)
            await play.end(told)
            for server in servers:
                counted = masks.metrics(server.get("/metrics").content)
                told.by.setdefault("metrics", []).append(counted)
            told.by["out"] = [await play.reveal()]
        finally:
            await play.close()
            for server in servers:
                server.close()
        self.asked += self.steps
        self.frames += told.frames
        return told

    async def compare(self, variant: str, *stores: Postgres | RedisServer) -> dict[str, str]:
        one = await self.play(variant, 1, *stores)
        other = await self.play(variant, 2, *stores)
        found = masks.differences(one.by, other.by)
        assert found.pop("out", None), "the votes were the same: nothing was hidden"
        return found


@pytest.fixture
def theatre(servers: Servers, guests: Guests, chance: Chance) -> Theatre:
    return Theatre(servers, guests, chance.number)


async def compared(
    theatre: Theatre,
    experiment: Experiment,
    sizes: tuple[int, int],
    *stores: Postgres | RedisServer,
) -> None:
    theatre.steps, theatre.stages = sizes
    found = await theatre.compare("", *stores)
    experiment.rounds = theatre.frames
    experiment.findings.acknowledged = theatre.asked
    experiment.findings.leaked = len(found)
    experiment.findings.told = [f"{name}: {where}" for name, where in found.items()]
    experiment.passes()


async def test_one_process_tells_nobody(
    theatre: Theatre, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of("T26 secrecy by comparison, frames, SQLite", 0)
    sizes = (rounds(30, 2400), rounds(8, 160))
    await compared(theatre, experiment, sizes)
    assert theatre.frames > rounds(300, 500_000)


async def test_nobody_is_told_without_a_socket(
    theatre: Theatre, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of("T26 secrecy by comparison, answers to who polls, SQLite", 0)
    theatre.pollers = rounds(8, 340)
    await compared(theatre, experiment, (rounds(30, 2400), 1))
    assert theatre.frames > rounds(300, 1_000_000)


async def test_two_processes_tell_nobody(
    theatre: Theatre, experiment: Experiment, rounds: Rounds, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of("T26 secrecy by comparison, frames, two processes", 0)
    sizes = (rounds(30, 2400), rounds(8, 160))
    await compared(theatre, experiment, sizes, postgres, redis)
    assert theatre.frames > rounds(300, 500_000)


@pytest.mark.parametrize(
    ("variants", "where"),
    [
        (
            ("leaks-by-tally", "leaks-by-log", "leaks-by-metric", "leaks-by-export"),
            {"stage 0", "polling 0", "olga", "carol's files", "log", "metrics"},
        ),
        (("leaks-by-hand",), {"stage 0", "polling 0", "carol's files"}),
        (("leaks-by-signal",), {"stage 0", "polling 0", "olga", "ann"}),
        (("leaks-by-order",), {"stage 0", "polling 0", "olga", "ann"}),
    ],
)
async def test_leaks_are_found(
    theatre: Theatre, experiment: Experiment, variants: tuple[str, ...], where: set[str]
) -> None:
    experiment.of("T26 secrecy by comparison, frames, SQLite", 0)
    theatre.steps, theatre.stages = 100, 1
    found = await theatre.compare("," + ",".join(variants))
    assert where <= found.keys(), f"seed {theatre.seed}: {variants} were found in {found.keys()}"
    experiment.caught(", ".join(variants))


async def test_a_leak_over_redis_is_found(
    theatre: Theatre, experiment: Experiment, postgres: Postgres, redis: RedisServer
) -> None:
    experiment.of("T26 secrecy by comparison, frames, two processes", 0)
    theatre.steps, theatre.stages = 40, 2
    found = await theatre.compare(",leaks-by-bell", postgres, redis)
    assert "redis" in found, f"seed {theatre.seed}: only {found.keys()}"
    experiment.caught("leaks-by-bell")
