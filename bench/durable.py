"""A thousand durable votes: beside nothing but commits of as many, on both databases."""

import statistics
import time
from collections.abc import Callable

import psycopg

from bench.beside import SHOW, committer, database
from bench.bursts import burst
from bench.fanout import stores
from bench.house import House
from bench.table import Line

PEOPLE = 1000
ROUNDS = 7
TABLES = ("event", "ballot", "ask")
CREATE = "CREATE TABLE raw_{} (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (a, b))"


def ours(**environment: str) -> float:
    """Seconds until the last of them was told that it is durable."""
    with House(1, **environment) as house:
        found, _ = burst(house, PEOPLE, ROUNDS)
    return statistics.median(one.acked - one.begun for one in found)


def bare(commit: Callable[[int], float]) -> float:
    """Seconds for the same batches: one vote is written while the others gather."""
    return statistics.median(commit(1) + commit(PEOPLE - 1) for _ in range(ROUNDS))


def postgres_committer(db: "psycopg.Connection[tuple[object, ...]]") -> Callable[[int], float]:
    """As `committer`, with the driver's executemany."""
    for table in TABLES:
        db.execute(CREATE.format(table).encode())
    db.commit()
    last = 0

    def commit(votes: int) -> float:
        nonlocal last
        start = time.perf_counter()
        values = [("WORKSHOP", last + vote, SHOW[:120]) for vote in range(votes)]
        with db.cursor() as cursor:
            for table in TABLES:
                cursor.executemany(f"INSERT INTO raw_{table} VALUES (%s, %s, %s)".encode(), values)
        db.commit()
        last += votes
        return time.perf_counter() - start

    return commit


def measure() -> list[Line]:
    with database() as db:
        sqlite = bare(committer(db)) / ours()
    with stores() as where:
        address = where["DATABASE_URL"].replace("+psycopg", "")
        with psycopg.connect(address) as db:
            raw = bare(postgres_committer(db))
        postgres = raw / ours(DATABASE_URL=where["DATABASE_URL"])
    said = f"{sqlite:.0%} on SQLite, {postgres:.0%} on PostgreSQL"
    print(f"of raw commits of three rows a vote: {said}", flush=True)
    return [
        Line("4a", "durable votes a second, of raw group commits, SQLite", sqlite, 0.3, True),
        Line("4b", "… PostgreSQL", postgres, 0.4, True),
    ]
