"""F24, F25: an upgrade while people vote, and migrations that are killed. Shows P1, P6, P12."""

import asyncio
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from app.db import database
from app.log import formats
from tests.conftest import Servers
from tests.faults import store
from tests.faults.checker import check
from tests.faults.conftest import Gather, Rounds
from tests.faults.driver import Chance, Crowd
from tests.faults.ledger import Experiment
from tests.live.server import Server
from tests.stores import Postgres

pytestmark = pytest.mark.anyio

#: The newest migration of today's release.
HEAD = max(path.name[:4] for path in (database.ROOT / "migrations" / "versions").glob("0*.py"))

ROLLING = "F24 rolling upgrade with a migration"
KILLED = "F25 killed while migrating"


OLD, NEXT = "reads-next", "next-version"


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
    await exchanged(crowd, new, NEXT)
    await crowd.settled(5)
    await marked_everywhere(crowd, new)
    new.kill()
    new.variant = OLD
    refused = await asyncio.to_thread(new.run, "serve")
    assert refused.status == 1, f"an older Remit serves a newer database: {refused.said}"
    assert len(refused.said.strip().splitlines()) == 1, refused.said
    assert "newer" in refused.said
    crowd.vote(crowd.cells(3), over=0.5)
    new.variant = NEXT
    assert (await asyncio.to_thread(new.run, "migrate", HEAD)).status == 0
    new.variant = OLD
    await asyncio.to_thread(new.start)
    for server in (new, old):
        await exchanged(crowd, server, NEXT)
    return await crowd.settled()


async def marked_everywhere(crowd: Crowd, new: Server) -> None:
    """An event of the next release, with a field of its own, reaches every screen of either."""
    crowd.vote(crowd.cells(3), over=0.5)
    cell = crowd.cells(1)[0]
    crowd.ann.servers = [new]
    crowd.ann.drop()
    await crowd.ann.do("mark-cell", cell)
    crowd.ann.servers = crowd.servers
    seen = lambda: all(c.show.get(f"cell:{cell}", {}).get("marked") for c in crowd.everyone)  # noqa: E731
    await crowd.until("everybody sees the mark", seen, 30.0)


def taken_back(both: list[Server]) -> None:
    """Everything as before the upgrade, for another round of it."""
    for server in both:
        server.kill()
        server.variant = NEXT
    assert both[0].run("migrate", HEAD).status == 0
    for server in both:
        server.variant = OLD
        server.start()


async def test_rolling(
    both: list[Server], gather: Gather, experiment: Experiment, rounds: Rounds
) -> None:
    experiment.of(ROLLING, rounds(1, 5))
    for server in both:
        server.stop()
        server.variant = OLD
        server.start()
    for _ in range(experiment.rounds):
        crowd = await gather(both, voters=30)
        seconds = await upgraded(crowd, both)
        record = store.read(store.of(both[0]), crowd.code)
        experiment.add(await check(crowd, record), seconds)
        await crowd.close()
        await asyncio.to_thread(taken_back, both)
    assert all("Traceback" not in server.log for server in both)
    experiment.passes()


async def test_what_only_the_next_release_can_read_is_said_in_a_sentence(
    both: list[Server], gather: Gather
) -> None:
    crowd = await gather(both)
    today, new = both
    new.stop()
    new.variant = NEXT
    new.start()
    crowd.ann.servers = [new]
    crowd.ann.drop()
    await crowd.ann.do("mark-cell", crowd.cells(1)[0])
    key = {"Authorization": f"Bearer {crowd.ann.key}"}
    told = today.get(f"/api/workshops/{crowd.code}", headers=key)
    assert told.status_code == 503
    assert "later release" in told.json()["detail"]
    assert "Traceback" not in today.log


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


def statements(where: str | Path) -> int:
    """How many there are between the first tables and today's."""
    engine = database.connect(f"sqlite:///{where}" if isinstance(where, Path) else where)
    seen: list[str] = []
    database.migrate(engine, "0001")
    event.listen(engine, "after_cursor_execute", lambda *of: seen.append(of[2]))
    database.migrate(engine)
    engine.dispose()
    return len(seen)


def between(server: Server, where: str | Path, points: list[int], variant: str) -> tuple[int, int]:
    """How often a kill left neither the old tables nor the new; and how many kills there were."""
    new = schema(where)
    assert server.run("migrate", "0001").status == 0
    old, torn, kills = schema(where), 0, 0
    for last in points:
        assert killed_at(server, last, variant), f"there is no statement {last}"
        kills += 1
        found = schema(where)
        torn += found not in (old, new)
        if found in (old, new):
            assert server.run("migrate").status == 0
            assert schema(where) == new
            assert server.run("migrate", "0001").status == 0
    return torn, kills


def kill_points(chance: Chance, count: int, there_are: int) -> list[int]:
    """Any of them, the last too: it is not committed yet."""
    every = range(1, there_are + 1)
    return list(every) if count > 10 else sorted(chance.sample(every, count))


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
    server = servers.new(**({"DATABASE_URL": url} if url else {}))
    where = store.of(server)
    assert server.run("migrate").status == 0
    points = kill_points(chance, rounds(3, 100), statements(where))
    torn, kills = between(server, where, points, "dies-migrating")
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


async def test_two_processes_that_start_at_once_both_start(postgres: Postgres) -> None:
    """Each notes the format of the log; the second finds out only when it writes it."""
    url = postgres.database()
    engine = database.connect(url)
    await asyncio.to_thread(database.migrate, engine)
    async with await psycopg.AsyncConnection.connect(url.replace("+psycopg", "")) as db:
        await db.execute("INSERT INTO log_format VALUES (%s)", (formats.WRITES,))
        starting = asyncio.create_task(asyncio.to_thread(formats.agree, engine))
        waits = "SELECT 1 FROM pg_locks WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        while not (await (await db.execute(waits.encode())).fetchall()):
            assert not starting.done(), "it did not wait, so nothing was tested"
            await asyncio.sleep(0.05)
        await db.commit()
    await starting
    engine.dispose()
