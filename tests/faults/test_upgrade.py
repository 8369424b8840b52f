"""F24, F25: an upgrade while people vote, and migrations that are killed. Shows P1, P6, P12."""

import asyncio
from pathlib import Path

import psycopg
import pytest

from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio

ROLLING = "F24 rolling upgrade with a migration"
KILLED = "F25 killed while migrating"


async def exchanged(crowd: Crowd, server: Server, variant: str) -> None:
    """One process ends and comes again in another version, while everyone votes."""
    crowd.vote(crowd.cells(4), over=1.0)
    await asyncio.sleep(crowd.chance.uniform(0.05, 0.3))
    await asyncio.to_thread(server.stop)
    server.variant = variant
    await asyncio.to_thread(server.start)


async def upgraded(crowd: Crowd, both: list[Server]) -> float:
    """The one is exchanged, taken back half-way, exchanged again; then the other."""
    old, new = both
    await exchanged(crowd, new, "next-version")
    await crowd.settled(5)
    new.kill()
    new.variant = ""
    refused = await asyncio.to_thread(new.run, "serve")
    assert refused.status == 1, f"an older Remit serves a newer database: {refused.said}"
    assert len(refused.said.strip().splitlines()) == 1, refused.said
    assert "newer" in refused.said
    crowd.vote(crowd.cells(3), over=0.5)
    new.variant = "next-version"
    assert (await asyncio.to_thread(new.run, "migrate", "0003")).status == 0
    new.variant = ""
    await asyncio.to_thread(new.start)
    for server in (new, old):
        await exchanged(crowd, server, "next-version")
    return await crowd.settled()


def taken_back(both: list[Server]) -> None:
    """Everything as before the upgrade, for another round of it."""
    for server in both:
        server.kill()
        server.variant = "next-version"
    assert both[0].run("migrate", "0003").status == 0
    for server in both:
        server.variant = ""
        server.start()


async def test_rolling(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(ROLLING, rounds(1, 5))
    for _ in range(experiment.rounds):
        crowd = await gather(both, voters=30)
        seconds = await upgraded(crowd, both)
        record = store.read(store.of(both[0]), crowd.code)
        experiment.add(await check(crowd, record), seconds)
        await crowd.close()
        await asyncio.to_thread(taken_back, both)
    assert all("Traceback" not in server.log for server in both)
    experiment.passes()


async def test_rolling_control(both: list[Server], gather: Gather, experiment: Experiment) -> None:
    experiment.of(ROLLING, 1)
    crowd = await gather(both)
    old, new = both
    await asyncio.to_thread(new.stop)
    new.variant = "breaking-version"
    await asyncio.to_thread(new.start)
    for client in crowd.everyone:
        client.servers = [old]
        client.drop()
    await crowd.are_here()
    crowd.vote(crowd.cells(2), over=0.2)
    await asyncio.sleep(2)
    unsaved = sum(len(client.unsaved) for client in crowd.everyone)
    assert unsaved, "the control keeps its promise"
    experiment.caught(f"a migration that renames: {unsaved} votes not taken")


# Killed at every statement


def schema(where: str | Path) -> list[tuple[str, ...]]:
    """Every table, column, index and trigger there is."""
    if isinstance(where, Path):
        return sorted(
            store.rows(where, ["SELECT type, name, coalesce(sql, '') FROM sqlite_master"])[0]
        )
    queries = [
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public'",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgname, '' FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ]
    return sorted(row for found in store.rows(where, queries) for row in found)


def killed_at(server: Server, last: int, variant: str) -> bool:
    """Migrate, and be killed after so many statements; False where there are not so many."""
    server.environment["DIE_AT"] = str(last)
    server.variant = variant
    ended = server.run("migrate").status
    assert ended in (0, -9)
    server.variant = ""
    return ended == -9


def between(servers: Servers, url: str, points: list[int], variant: str) -> tuple[int, int]:
    """How often a kill left neither the old tables nor the new; and how many kills there were."""
    server = servers.new(**({"DATABASE_URL": url} if url else {}))
    where = store.of(server)
    assert server.run("migrate").status == 0
    new = schema(where)
    assert server.run("migrate", "0001").status == 0
    old, torn, kills = schema(where), 0, 0
    for last in points:
        if not killed_at(server, last, variant):
            break
        kills += 1
        found = schema(where)
        torn += found not in (old, new)
        if found in (old, new):
            assert server.run("migrate").status == 0
            assert schema(where) == new
            assert server.run("migrate", "0001").status == 0
    return torn, kills


def kill_points(chance: Chance, count: int) -> list[int]:
    return list(range(1, 100)) if count > 10 else sorted(chance.sample(range(1, 9), count))


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_killed_migrating(  # noqa: PLR0917 - one more than five, and each is needed
    servers: Servers,
    experiment: Experiment,
    rounds: Rounds,
    chance: Chance,
    kind: str,
    postgres: Postgres,
) -> None:
    url = postgres.database() if kind == "PostgreSQL" else ""
    points = kill_points(chance, rounds(3, 100))
    torn, kills = between(servers, url, points, "dies-migrating")
    experiment.of(f"{KILLED}, {kind}", kills)
    experiment.findings.acknowledged, experiment.findings.wrong = kills, torn
    experiment.passes()


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_killed_migrating_control(
    servers: Servers, experiment: Experiment, chance: Chance, kind: str, postgres: Postgres
) -> None:
    url = postgres.database() if kind == "PostgreSQL" else ""
    experiment.of(f"{KILLED}, {kind}", 1)
    server = servers.new(**({"DATABASE_URL": url} if url else {}))
    where = store.of(server)
    assert server.run("migrate").status == 0
    new = schema(where)
    assert server.run("migrate", "0001").status == 0
    old = schema(where)
    for last in range(1, 30):
        if not killed_at(server, last, "migrates-in-pieces,dies-migrating"):
            break
        if schema(where) not in (old, new):
            experiment.caught(f"commits each statement: half migrated after {last}")
            return
    raise AssertionError("a migration in pieces was not found out")


async def test_a_second_process_waits_for_a_long_migration(
    servers: Servers, postgres: Postgres
) -> None:
    """Longer than any other word with the database may take: a big table takes its time."""
    url = postgres.database()
    server = servers.new(DATABASE_URL=url)
    async with await psycopg.AsyncConnection.connect(url.replace("+psycopg", "")) as db:
        await db.execute("SELECT pg_advisory_xact_lock(731002)")
        starting = asyncio.create_task(asyncio.to_thread(server.run, "migrate"))
        waits = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while not (await (await db.execute(waits.encode())).fetchall()):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        await asyncio.sleep(6.0)
        await db.rollback()
    assert (await starting).status == 0, starting.result().said
