"""What really is in a database, read past the program: by its own driver, in plain SQL."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import psycopg

from tests.live.server import Server


class Stored(NamedTuple):
    """A vote as it stands in the ballot box."""

    choice: str
    reason: str


@dataclass
class Record:
    """Everything kept of one workshop."""

    seq: int = 0
    events: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)  # seq, by, body
    asks: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)  # person, id → answer
    ballots: dict[tuple[str, str, int], Stored] = field(default_factory=dict)  # person, cell, round

    def of_kind(self, kind: str) -> list[tuple[int, dict[str, Any]]]:
        """The events of a kind, with their numbers."""
        return [(seq, body) for seq, _, body in self.events if body["is"].split(":")[0] == kind]


QUERIES = (
    "SELECT seq FROM workshop WHERE code = '{code}'",
    "SELECT seq, by, body FROM event WHERE workshop = '{code}' ORDER BY seq",
    "SELECT person, id, answer FROM ask WHERE workshop = '{code}'",
    "SELECT person, cell, round, choice, reason FROM ballot WHERE workshop = '{code}'",
)


def read(where: str | Path, code: str) -> Record:
    """The record of a workshop, from a SQLite file or the address of a PostgreSQL database."""
    numbers, events, asks, ballots = rows(where, [query.format(code=code) for query in QUERIES])
    return Record(
        seq=numbers[0][0] if numbers else 0,
        events=[(seq, by, json.loads(body)) for seq, by, body in events],
        asks={(person, number): json.loads(answer) for person, number, answer in asks},
        ballots={(row[0], row[1], row[2]): Stored(row[3], row[4]) for row in ballots},
    )


def rows(where: str | Path, queries: list[str]) -> list[list[tuple[Any, ...]]]:
    """What these queries find, all of one moment."""
    if isinstance(where, Path):
        with closing(sqlite3.connect(where, timeout=30)) as db:
            db.execute("BEGIN")
            return [db.execute(query).fetchall() for query in queries]
    with psycopg.connect(where.replace("+psycopg", "")) as pg:
        pg.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return [pg.execute(query.encode()).fetchall() for query in queries]


def of(server: Server) -> str | Path:
    """Where a server keeps it."""
    url = server.environment.get("DATABASE_URL", "")
    if url.startswith("sqlite:"):
        return Path(url.removeprefix("sqlite:///"))
    return url or server.database


def is_whole(path: Path) -> bool:
    """SQLite's own word on a file of its."""
    with closing(sqlite3.connect(path, timeout=30)) as db:
        found: list[tuple[str]] = db.execute("PRAGMA integrity_check").fetchall()
    return found == [("ok",)]
